import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.ip_address import IpAddressRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "{84.241.199.12}",
        "IP-adres {192.168.1.12}",
        "IP: {10.2.3.4}",
        "({84.241.199.12}).",
        "http://{84.241.199.12}/",
        "[{10.20.4.0}]",
        "{84.241.199.12}:443",
        "{2001:db8::ff00:42:8329}",
        "{2a02:a446:1234:1:9c1f:22ff:fe00:1}",
        "van {fe80::1ff:fe23:4567:890a}",
        "IP {1.2.3.4}",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(IpAddressRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "versie 10.2.3.45",
        "v4.12.118.3",
        "Chrome/120.0.6099.130",
        "hoofdstuk 2.4.1.3",
        "1.2.3.4",
        "4.1.2.3 Inleiding",
        "§ 10.20.30.40",
        "NEN 10.20.30.40",
        "12.03.2024.1",
        "127.0.0.1",
        "op 0.0.0.0 of",
        "255.255.255.0",
        "12:30:45",
        "00:1A:2B:3C:4D:5E",
        "256.1.1.1",
        "1.84.241.199.12",
        "std::vector",
        "::",
        "tel. (0031) 146.24.29.30",
        ".NET 60.0.36.1",
        "10.30-11.30",
        "5.1.2.e",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(IpAddressRecognizer(), line)
