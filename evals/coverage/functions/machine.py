"""A machine that sells for seventy."""


def machine(coins: list[int]) -> str:
    """Say what comes out."""
    paid = 0
    for number, coin in enumerate(coins):
        if coin not in (5, 10, 20, 50):
            return f"coin {number} refused"
        paid += coin
        if paid == 70:
            return "a drink"
        if paid > 70:
            change = paid - 70
            return f"a drink and {change}" if change < 30 else "jammed"
    if not coins:
        return "idle"
    return "waiting"
