calls = []
def note(x): calls.append(x); return x
def f(n):
    xs = [[0] * 3 for _ in range(3)]
    xs[note(1)][note(2)] += note(3)
    xs[note(0) + 0][note(1) - 1] = note(5) + note(6)
    r = note(1) < note(2) < note(0) < note(9)
    q = note(1) + note(2) * note(3) if note(0) else note(4)
    d = {note(1): note(2), note(3): note(4)}
    print(*[note(1)], note(2), sep=str(note(3)))
    w = max(xs, key=lambda row: note(sum(row)) * 2)
    return calls, xs, r, q, d, w


# f(3)
