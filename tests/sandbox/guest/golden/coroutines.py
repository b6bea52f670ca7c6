import asyncio


async def later(x):
    await asyncio.sleep(0)
    return x + 1


async def numbers(n):
    for i in range(n):
        yield i


async def work(n):
    total = 0
    async for i in numbers(n):
        total += await later(i)
    return total


def entry(n):
    return asyncio.run(work(n))


# entry(2)
