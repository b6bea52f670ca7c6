import asyncio
async def tick(i):
    await asyncio.sleep(0)
    return i * 2
async def agen(n):
    for i in range(n):
        yield await tick(i) + 1
async def main(n):
    xs = [x async for x in agen(n) if x % 2 or x > 0]
    ys = [await tick(x) for x in xs]
    async with Ctx(n + 1) as c:
        ys.append(c.v * 2)
    return xs, ys, sum([x + 1 async for x in agen(2)])
class Ctx:
    def __init__(self, v): self.v = v
    async def __aenter__(self): return self
    async def __aexit__(self, *e): return self.v > 100
def f(n):
    return asyncio.run(main(n))


# f(3)
