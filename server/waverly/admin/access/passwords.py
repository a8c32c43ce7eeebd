"""Passwords as argon2id hashes (RFC 9106), by argon2-cffi's recommended parameters."""

from base64 import b64encode
from secrets import token_bytes

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """Return the hash to store."""
    return _hasher.hash(password)


def hash_of_nobody() -> str:
    """Return a hash no password is known to have, at once; checking one against it takes as long as any.

    Salt and digest are random, written as the reference encoder of argon2 writes them.
    """
    salt, digest = (
        b64encode(token_bytes(length)).rstrip(b"=").decode()
        for length in (_hasher.salt_len, _hasher.hash_len)
    )
    costs = f"m={_hasher.memory_cost},t={_hasher.time_cost},p={_hasher.parallelism}"
    return f"$argon2id$v=19${costs}${salt}${digest}"


def is_password(password: str, password_hash: str) -> bool:
    """Return whether `password` is the one the hash was made from."""
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
