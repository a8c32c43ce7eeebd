"""Passwords and their hashes."""

from argon2 import extract_parameters

from waverly.admin.access.passwords import hash_of_nobody, hash_password, is_password


def test_a_password_is_known_by_its_hash_alone() -> None:
    made = hash_password("correct horse")
    assert is_password("correct horse", made)
    assert not is_password("correct mule", made)
    assert not is_password("correct horse", "no hash at all")


def test_the_hash_of_nobody_fits_no_password_and_costs_as_much_to_check() -> None:
    nobody = hash_of_nobody()
    assert nobody != hash_of_nobody()
    assert not is_password("", nobody)
    assert extract_parameters(nobody) == extract_parameters(hash_password("correct horse"))
