from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from careerjournal.vault import primitives
from careerjournal.vault.primitives import Cost, Unauthentic


def test_hkdf_rfc_5869_case_1() -> None:
    salt, info = bytes(range(13)), bytes(range(0xF0, 0xFA))
    derived = HKDF(SHA256(), 42, salt, info).derive(b"\x0b" * 22)
    assert derived.hex() == ("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")


def test_hkdf_is_rfc_5869_by_hand() -> None:
    """Extract and expand, written out with HMAC, which Python brings."""
    secret, salt = b"secret", b"salt"
    extracted = primitives.mac(salt, secret)
    first = primitives.mac(extracted, b"careerjournal/v1/log\x01")
    assert primitives.hkdf(secret, salt, "log") == first
    second = primitives.mac(extracted, first[:32] + b"careerjournal/v1/log\x02")
    assert primitives.hkdf(secret, salt, "log", 64) == first + second


def test_argon2id_rfc_9106_section_5_3() -> None:
    tag = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    ).derive(b"\x01" * 32)
    assert tag.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_argon2id_passes_its_arguments_on() -> None:
    expected = Argon2id(salt=b"s" * 32, length=32, iterations=2, lanes=1, memory_cost=16).derive(b"pass")
    assert primitives.argon2id("pass", b"s" * 32, Cost(16, 2, 1)) == expected


def test_passphrases_that_look_the_same_are_the_same() -> None:
    cost = Cost(8, 1, 1)
    assert primitives.argon2id("caf\u00e9", bytes(32), cost) == primitives.argon2id("cafe\u0301", bytes(32), cost)


def test_aes_256_gcm_mcgrew_cases_13_and_14() -> None:
    key = bytes(32)
    assert primitives.seal(key, b"", b"").hex() == "530f8afbc74536b9a963b4f1c4cb738b"
    assert primitives.seal(key, bytes(16), b"").hex() == (
        "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
    )


def test_aes_256_gcm_mcgrew_case_16() -> None:
    key = bytes.fromhex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
    plain = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
        "b16aedf5aa0de657ba637b39"
    )
    sealed = AESGCM(key).encrypt(
        bytes.fromhex("cafebabefacedbaddecaf888"),
        plain,
        bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
    )
    assert sealed[-16:].hex() == "76fc6ece0f4e1768cddf8853bb2d551b"


def test_unseal_refuses_every_change() -> None:
    sealed = primitives.seal(b"k" * 32, b"text", b"context")
    assert primitives.unseal(b"k" * 32, sealed, b"context") == b"text"
    for key, data, context in [
        (b"j" * 32, sealed, b"context"),
        (b"k" * 32, sealed[:-1] + bytes([sealed[-1] ^ 1]), b"context"),
        (b"k" * 32, sealed, b"Context"),
        (b"k" * 32, sealed[:10], b"context"),
    ]:
        with pytest.raises(Unauthentic):
            primitives.unseal(key, data, context)


@pytest.mark.parametrize(
    ("size", "padded"),
    [
        (0, 256),
        (1, 256),
        (256, 256),
        (257, 272),
        (272, 272),
        (273, 288),
        (1000, 1024),
        (1025, 1088),
        (1048577, 1081344),
    ],
)
def test_padme(size: int, padded: int) -> None:
    assert primitives.padme(size) == padded


def test_padme_costs_at_most_12_percent() -> None:
    assert all(size <= primitives.padme(size) <= size * 1.12 for size in range(256, 20_000))


@pytest.mark.parametrize("size", [0, 1, 252, 253, 5000])
def test_padding_round_trips(size: int) -> None:
    assert primitives.unpad(primitives.pad(b"x" * size)) == b"x" * size


def test_padding_that_is_not_zeros_is_refused() -> None:
    with pytest.raises(Unauthentic):
        primitives.unpad(primitives.pad(b"text")[:-1] + b"x")
    with pytest.raises(Unauthentic):
        primitives.unpad(b"\xff\xff\xff\xff" + bytes(252))


def test_calibration_never_goes_under_the_floor() -> None:
    assert primitives.calibrate(seconds=0) == primitives.FLOOR_COST


@pytest.mark.parametrize(
    "cost", [Cost(2**31, 3, 4), Cost(64, 33, 4), Cost(64, 0, 4), Cost(64, 1, 17), Cost(64, 1, 0), Cost(31, 1, 4)]
)
def test_costs_outside_the_limits(cost: Cost) -> None:
    assert not cost.allowed()


def test_default_costs_are_allowed() -> None:
    assert primitives.DEFAULT_COST.allowed()
    assert primitives.FLOOR_COST.allowed()
