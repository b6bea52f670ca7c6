import asyncio


async def leaf(n):
    await asyncio.sleep(0)
    return n


async def ticks(n):
    for k in range(n):
        yield k


async def main(n):
    got = await leaf(n)
    both = await asyncio.gather(leaf(1), leaf(2))
    seen = [k async for k in ticks(2)]
    async for k in ticks(2):
        seen.append(k)
    return got, both, seen


def talk():
    got = None
    while True:
        try:
            got = yield got
        except KeyError as error:
            got = str(error)
        except GeneratorExit:
            return 5


def chain(items):
    result = yield from talk()
    items.append(result)


def entry(n):
    items = []
    one = chain(items)
    a = next(one)
    b = one.send(items)
    items.append(1)
    c = one.throw(KeyError("k"))
    try:
        one.throw(ValueError)
    except ValueError:
        pass
    two = chain(items)
    next(two)
    two.close()
    three = (talk() for _ in range(2))
    d = [next(x) for x in three]
    four = talk()
    next(four)
    return asyncio.run(main(n)), a, b, c, d


# entry(3)
