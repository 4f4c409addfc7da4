"""getUpdates, and the webhook that takes its place.

Rules and words: tdlib/telegram-bot-api, Client.cpp (process_get_updates_query, process_set_webhook_query,
do_set_webhook) and WebhookActor.cpp.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from bot.sandbox import inputs, links, wire
from bot.sandbox.calls import Call
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json
from bot.sandbox.updates import LONGEST_POLL
from bot.sandbox.webhook import Address, Webhook
from bot.sandbox.world import World

PORTS = {80, 88, 443, 8443}
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with a sentence beside it, as the webhook's methods give."""

    result: object
    description: str


async def get_updates(world: World, call: Call) -> list[Json]:
    if world.webhook.address is not None:
        raise Refusal(409, WEBHOOK_ACTIVE)
    _remember_allowed(world, call)
    offset = inputs.integer(call.get("offset"))
    limit = inputs.integer(call.get("limit"), 100, low=1, high=100)
    timeout = inputs.integer(call.get("timeout"), low=0, high=LONGEST_POLL)
    return await world.updates.poll(offset, limit, timeout)


def _remember_allowed(world: World, call: Call) -> None:
    allowed = inputs.allowed_updates(call.get("allowed_updates"))
    if allowed is not None:
        world.updates.allowed = None if allowed == inputs.DEFAULT_UPDATES else allowed


async def set_webhook(world: World, call: Call) -> Told:
    url = call.get("url")
    if not url:
        return await delete_webhook(world, call)
    webhook = world.webhook
    if world.limits.on and not webhook.may_be_set():
        raise Refusal(429, "Too Many Requests: retry after 1", retry_after=1)
    address = _address(call, url)
    if address == webhook.address and not inputs.boolean(call.get("drop_pending_updates")):
        _remember_allowed(world, call)
        return Told(result=True, description="Webhook is already set")
    if inputs.boolean(call.get("drop_pending_updates")):
        world.updates.drop()
    world.updates.end_poll("Conflict: terminated by setWebhook request")
    _remember_allowed(world, call)
    await webhook.set(address)
    return Told(result=True, description="Webhook was set")


def _address(call: Call, url: str) -> Address:
    secret = call.get("secret_token")
    parts = _split(url)
    if len(secret) > 256:
        raise Refusal(400, "Bad Request: secret token is too long")
    if not re.fullmatch("[A-Za-z0-9_-]*", secret):
        raise Refusal(400, "Bad Request: secret token contains unallowed characters")
    full = url if "://" in url else f"https://{url}"
    if not links.is_loopback(full):
        _check_public(parts)
    return Address(
        url=full,
        secret=secret,
        max_connections=inputs.integer(call.get("max_connections"), 40, low=1, high=100),
        ip_address=call.get("ip_address"),
        fixed_ip=bool(call.get("ip_address")),
    )


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        _ = parts.port
    except ValueError:
        raise Refusal(400, "Bad Request: invalid webhook URL specified") from None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        raise Refusal(400, "Bad Request: invalid webhook URL specified")
    return parts


def _check_public(parts: SplitResult) -> None:
    if (parts.port or (443 if parts.scheme == "https" else 80)) not in PORTS:
        words = "Webhook can be set up only on ports 80, 88, 443 or 8443"
        raise Refusal(400, f"Bad Request: bad webhook: {words}")
    if parts.scheme != "https":
        raise Refusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")


async def delete_webhook(world: World, call: Call) -> Told:
    was_set = world.webhook.address is not None
    await world.webhook.set(None)
    if inputs.boolean(call.get("drop_pending_updates")):
        world.updates.drop()
    return Told(result=True, description="Webhook was deleted" if was_set else "Webhook is already deleted")


def get_webhook_info(world: World, _: Call) -> Json:
    webhook: Webhook = world.webhook
    info: Json = {
        "url": webhook.address.url if webhook.address else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if webhook.trouble is not None:
        info["last_error_date"] = wire.unix(webhook.trouble.at)
        info["last_error_message"] = webhook.trouble.message
    if webhook.address is not None:
        info["max_connections"] = webhook.address.max_connections
        info["ip_address"] = webhook.address.ip_address or urlsplit(webhook.address.url).hostname
    if world.updates.allowed is not None:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info
