"""Rules that a password breaks."""


def password(text: str) -> list[str]:
    """List what is wrong."""
    wrong = []
    if len(text) < 8:
        wrong.append("short")
    if not any(letter.isdigit() for letter in text):
        wrong.append("no digit")
    if not any(letter.isupper() for letter in text):
        wrong.append("no capital")
    if " " in text:
        wrong.append("blank")
    if text.startswith("admin") or text.endswith("123"):
        wrong.append("guessable")
    if not wrong and text[0] == text[-1]:
        wrong.append("mirrored")
    return wrong
