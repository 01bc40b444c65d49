"""Which addresses may be connected to: public ones, whatever form they are written in, and hosts that the user names."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = (80, 443)
# IPv6 networks that carry an IPv4 address, with how many bits stand after it.
_CARRIERS = (
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (ipaddress.IPv6Network("64:ff9b:1::/48"), 0),  # NAT64 within a network
    (ipaddress.IPv6Network("2002::/16"), 80),  # 6to4
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),  # mapped
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),  # translated
    (ipaddress.IPv6Network("::/96"), 0),  # compatible
)
_TEREDO = ipaddress.IPv6Network("2001::/32")
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)


def refusal(address: str) -> str | None:
    """Why a resolved address is not connected to, or None if it is a public one."""
    try:
        parsed: IPAddress = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return f"{address} is no address"
    inner = carried(parsed)
    if inner is not None:
        return None if _is_public(inner) else f"{address}, which stands for {inner} and is not public"
    return None if _is_public(parsed) else f"{address}, which is not public"


def carried(address: IPAddress) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside an IPv6 one that is only another way of writing it, or None."""
    if not isinstance(address, ipaddress.IPv6Address) or address in (ipaddress.IPv6Address("::"), ipaddress.IPv6Address("::1")):
        return None
    if address in _TEREDO:
        return ipaddress.IPv4Address(~int(address) & 0xFFFF_FFFF)
    if (int(address) >> 32) & 0xFFFF_FFFF in _ISATAP:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    for network, after in _CARRIERS:
        if address in network:
            return ipaddress.IPv4Address((int(address) >> after) & 0xFFFF_FFFF)
    return None


def _is_public(address: IPAddress) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and address.is_site_local:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def is_allowed(host: str, port: int, allow_hosts: Iterable[str]) -> bool:
    """Whether the user named `host`, alone (for the usual ports) or with this port."""
    host = host.strip("[]").lower().rstrip(".")
    for allowed in allow_hosts:
        name, allowed_port = split_host(allowed)
        if name == host and (port == allowed_port if allowed_port else port in _PORTS):
            return True
    return False


def port_refusal(port: int) -> str | None:
    return None if port in _PORTS else f"port {port} is none of the web's usual ports"


def split_host(text: str) -> tuple[str, int | None]:
    """`HOST`, `HOST:PORT` or `[IPV6]:PORT` as host in small letters and port."""
    text = text.strip().lower()
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        port = rest.removeprefix(":")
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    else:
        host, port = text, ""
    return host.rstrip("."), int(port) if port.isdigit() else None
