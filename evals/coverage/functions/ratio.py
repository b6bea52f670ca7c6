"""Errors that are handled."""


def ratio(parts: list[int], place: int, name: str) -> str:
    """Divide what stands at a place by what a name stands for."""
    names = {"one": 1, "zero": 0, "dozen": 12}
    try:
        value = parts[place] // names[name]
    except IndexError:
        return "no such place"
    except KeyError:
        return "no such name"
    except ZeroDivisionError:
        return "by zero"
    else:
        if value == 8:
            return "eight"
    finally:
        parts.clear()
    return "other"
