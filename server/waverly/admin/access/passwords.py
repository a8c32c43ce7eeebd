"""Passwords as argon2id hashes (RFC 9106), by argon2-cffi's recommended parameters."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """Return the hash to store."""
    return _hasher.hash(password)


def is_password(password: str, password_hash: str) -> bool:
    """Return whether `password` is the one the hash was made from."""
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
