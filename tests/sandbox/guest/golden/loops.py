def entry(n):
    while True:
        n -= 1
        if n < 3:
            break
    for i in range(3):
        if i == 1:
            continue
        n += i
    else:
        n += 100
    while n > 100:
        n -= 50
    else:
        n += 1
    for a, (b, c) in [(1, (2, 3))]:
        n += a * b * c
    for d in []:
        n = 0
    k = 3
    while k: k -= 1
    for q in (1, 2): n += q
    if n > 5: n -= 5; k = 7
    if n > 1000: k = 8
    for i in range(2):
        for j in range(2):
            if i == j:
                n += 1
    try:
        while True:
            k = next(iter([]))
    except StopIteration:
        k = -1
    if (n
            and k):
        r = [n,
             k]
    elif n:
        r = []
    if r:
        pass


# entry(5)
