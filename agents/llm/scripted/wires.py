"""How each protocol puts a request and a reply: pure functions between JSON and the script."""

import json
from collections.abc import Mapping, Sequence
from itertools import count

from agents.llm.base import Finish
from agents.llm.config import Protocol
from agents.llm.scripted.http import Answer, as_json
from agents.llm.scripted.script import Line, Tokens

_IDS = count(1)
_OPENAI_FINISHES = {
    Finish.COMPLETE: "stop",
    Finish.TRUNCATED: "length",
    Finish.REFUSED: "stop",
    Finish.FILTERED: "content_filter",
}
_ANTHROPIC_FINISHES = {
    Finish.COMPLETE: "end_turn",
    Finish.TRUNCATED: "max_tokens",
    Finish.REFUSED: "refusal",
    Finish.FILTERED: "refusal",
    Finish.CONTEXT_OVERFLOW: "model_context_window_exceeded",
}
_ANTHROPIC_ERRORS = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    529: "overloaded_error",
}
_REFUSED_BY_ANTHROPIC = ("temperature", "top_p", "top_k")
_OVERFLOW = "context_length_exceeded"


def words_of(body: Mapping[str, object]) -> str:
    """All that a request says, in either protocol: its system words and its messages."""
    messages = body.get("messages")
    turns = [turn.get("content") for turn in messages if isinstance(turn, dict)] if isinstance(messages, list) else []
    return "\n".join(_text(content) for content in (body.get("system"), *turns) if content)


def complaint_of(protocol: Protocol, body: Mapping[str, object], refuse: Sequence[str]) -> str:
    """What is wrong with a request; empty if nothing is."""
    if not isinstance(body.get("model"), str) or not isinstance(body.get("messages"), list) or not body["messages"]:
        return "model and messages are required"
    if protocol == "anthropic" and not isinstance(body.get("max_tokens"), int):
        return "max_tokens: Field required"
    for name in (*(_REFUSED_BY_ANTHROPIC if protocol == "anthropic" else ()), *refuse):
        if name in body:
            return f"`{name}` is not supported with this model."
    return ""


def error_of(protocol: Protocol, status: int, message: str, code: str = "", retry_after: float | None = None) -> Answer:
    """An error as the protocol puts it."""
    headers = {} if retry_after is None else {"retry-after": f"{retry_after:g}"}
    if protocol == "anthropic":
        kind = code or _ANTHROPIC_ERRORS.get(status, "api_error")
        return as_json(
            {"type": "error", "error": {"type": kind, "message": message}, "request_id": _ident("req")}, status, headers
        )
    kind = "rate_limit_error" if status == 429 else "server_error" if status >= 500 else "invalid_request_error"
    return as_json({"error": {"message": message, "type": kind, "param": None, "code": code or None}}, status, headers)


def reply_of(protocol: Protocol, body: Mapping[str, object], line: Line) -> Answer:
    """The answer that a line gives to a request."""
    if line.body is not None:
        return Answer(line.status, line.body)
    if line.status != 200:
        return error_of(protocol, line.status, line.text or "as the script has it", line.code, line.retry_after)
    if line.finish is Finish.CONTEXT_OVERFLOW and protocol == "openai":
        return error_of(protocol, 400, "This model's maximum context length is exceeded.", _OVERFLOW)
    message = message_of(protocol, body, line)
    if not body.get("stream"):
        return as_json(message)
    events = _anthropic_events(message) if protocol == "anthropic" else _openai_events(message)
    return Answer(200, "".join(events), "text/event-stream")


def message_of(protocol: Protocol, body: Mapping[str, object], line: Line) -> dict[str, object]:
    """A whole reply in JSON."""
    text = line.text if line.json_text is None else json.dumps(line.json_text)
    tokens = line.usage or Tokens(input=_count(words_of(body)), output=_count(text))
    if protocol == "anthropic":
        return {
            "id": _ident("msg"),
            "type": "message",
            "role": "assistant",
            "model": body.get("model"),
            "content": [{"type": "text", "text": text}],
            "stop_reason": _ANTHROPIC_FINISHES[line.finish],
            "stop_sequence": None,
            "usage": {
                "input_tokens": tokens.input - tokens.cached,
                "cache_read_input_tokens": tokens.cached,
                "cache_creation_input_tokens": 0,
                "output_tokens": tokens.output,
            },
        }
    refused = line.finish is Finish.REFUSED
    words = {"role": "assistant", "content": None if refused else text, "refusal": text if refused else None}
    return {
        "id": _ident("chatcmpl"),
        "object": "chat.completion",
        "created": 0,
        "model": body.get("model"),
        "choices": [{"index": 0, "message": words, "finish_reason": _OPENAI_FINISHES[line.finish]}],
        "usage": {
            "prompt_tokens": tokens.input,
            "completion_tokens": tokens.output,
            "total_tokens": tokens.input + tokens.output,
            "prompt_tokens_details": {"cached_tokens": tokens.cached},
        },
    }


def _openai_events(message: dict[str, object]) -> list[str]:
    choices = message.pop("choices")
    usage = message.pop("usage")
    assert isinstance(choices, list)
    words, finish = choices[0]["message"], choices[0]["finish_reason"]
    head = {**message, "object": "chat.completion.chunk"}
    deltas = [{"role": "assistant"}, *({key: piece} for key in ("content", "refusal") for piece in _pieces(words[key] or ""))]
    chunks: list[dict[str, object]] = [
        *({**head, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]} for delta in deltas),
        {**head, "choices": [{"index": 0, "delta": {}, "finish_reason": finish}]},
        {**head, "choices": [], "usage": usage},
    ]
    return [*(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks), "data: [DONE]\n\n"]


def _anthropic_events(message: dict[str, object]) -> list[str]:
    content = message["content"]
    assert isinstance(content, list)
    start = {**message, "content": [], "stop_reason": None}
    events: list[dict[str, object]] = [
        {"type": "message_start", "message": start},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        *(
            {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": piece}}
            for piece in _pieces(content[0]["text"])
        ),
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": {"stop_reason": message["stop_reason"]}, "usage": message["usage"]},
        {"type": "message_stop"},
    ]
    return [f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events]


def _pieces(text: str) -> list[str]:
    return [text[start : start + 40] for start in range(0, len(text), 40)]


def _text(content: object) -> str:
    if isinstance(content, list):
        return "".join(str(block.get("text", "")) for block in content if isinstance(block, dict))
    return content if isinstance(content, str) else ""


def _count(text: str) -> int:
    return max(1, len(text.split()))


def _ident(kind: str) -> str:
    return f"{kind}_{next(_IDS):08d}"
