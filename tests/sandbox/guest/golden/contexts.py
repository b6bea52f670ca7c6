from contextlib import contextmanager, suppress


class Door:
    def __init__(self):
        self.log = []

    def __enter__(self):
        self.log.append("in")
        return self

    def __exit__(self, kind, error, trail):
        self.log.append("out")
        return kind is KeyError


@contextmanager
def tagged(log, name):
    log.append(name)
    yield name
    log.append("/" + name)


def early(door):
    with door:
        return 1


def entry():
    door = Door()
    with door as same, tagged(door.log, "a") as tag:
        same.log.append(tag)
    with door:
        raise KeyError("k")
    with suppress(ValueError):
        int("x")
    for _ in range(2):
        with door:
            continue
    return door.log, early(door)


# entry()
