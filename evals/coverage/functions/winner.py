"""Noughts and crosses."""

LINES = ((0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6))


def winner(board: str) -> str:
    """Say how a game stands, of nine fields X, O or a dot."""
    if len(board) != 9:
        return "no board"
    for one, two, three in LINES:
        if board[one] == board[two] == board[three] and board[one] in "XO":
            return board[one]
    if "." in board:
        return "open"
    return "draw"
