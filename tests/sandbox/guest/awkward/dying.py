import gc
import weakref

LOG = []


class Mortal:
    def __init__(self, name, log):
        self.name, self.log = name, log

    def __del__(self):
        self.log.append(self.name)
        LOG.append(self.name)


class Frail:
    pass


def spin(log):
    try:
        while True:
            yield len(log)
    finally:
        log.append("end")


def make(log):
    one = Mortal("inner", log)
    return len(log)


def entry(n):
    log = []
    first = Mortal("a", log)
    first = None
    held = [Mortal("b", log), [Mortal("c", log)]]
    held.pop(0)
    held[0].pop()
    held.clear()
    table = {1: Mortal("d", log)}
    table[1] = Mortal("e", log)
    del table
    count = make(log)

    def shared():
        nonlocal count
        count += 1
        return Mortal(count, log)

    shared()
    k = shared()
    k = 3
    turning = spin(log)
    a = next(turning)
    turning = None
    more = [spin(log)]
    b = next(more[0])
    more.clear()
    frail = Frail()
    ref = weakref.ref(frail, log.append)
    alive = ref() is not None
    frail.held = [frail]
    del frail
    gc.collect()
    gone = ref() is None
    cell = Mortal("z", log)
    cell.me = cell
    del cell
    gc.collect()
    return [type(one).__name__ for one in log], LOG, alive, gone


# entry(1)
