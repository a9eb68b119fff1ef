"""How strong a password is, in words: a hint for the person, never a rule."""

from __future__ import annotations

_COMMON = ("password", "kata sandi", "katasandi", "12345", "qwerty", "admin", "rahasia", "bismillah", "indonesia")


def strength(password: str) -> str:
    """A sentence for a password as typed so far; "" says what is asked."""
    if not password:
        return "Paling sedikit 8 huruf; beberapa kata lebih mudah diingat."
    if len(password) < 8:
        return f"Terlalu pendek: baru {len(password)} dari 8."
    lowered = password.casefold()
    kinds = sum(any(test(c) for c in password) for test in (str.islower, str.isupper, str.isdigit))
    different = len(set(lowered))
    if different < 5 or any(word in lowered for word in _COMMON):
        return "Lemah: mudah ditebak. Pakai tiga kata yang tidak berhubungan."
    score = len(password) + 2 * kinds + different // 3 + (3 if " " in password.strip() else 0)
    if score < 20:
        return "Sedang. Lebih panjang lebih baik."
    return "Kuat."
