"""A loopback endpoint for measuring: answers each chat completion after a fixed time, an extraction with two true claims of the
document in it, a composing with the ledger's own claims.

    python benchmarks/endpoint.py [--port 0] [--seconds 0.2]

Prints its address. `GET /stats` gives the number of requests, and the seconds from the first request to the last reply.
"""

from __future__ import annotations

import argparse
import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DOCUMENT = re.compile(r"<<<document (\w+)>>>\n(.*)\n<<<end of document \1>>>", re.DOTALL)
CLAIM = re.compile(r"^(k\d+) \[[^\]]*\] (.+)$", re.MULTILINE)
END = re.compile(r"copy this mark: (\w+)")


class Endpoint(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the network waits 40 ms between the headers and the body of every answer
    wait = 0.2
    lock = threading.Lock()
    first = last = 0.0
    requests = 0

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        cls = type(self)
        self._send({"requests": cls.requests, "seconds": cls.last - cls.first})

    def do_POST(self) -> None:
        cls = type(self)
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        with cls.lock:
            cls.requests += 1
            cls.first = cls.first or time.perf_counter()
        time.sleep(cls.wait)
        self._send(completion(body["messages"][-1]["content"], body["model"]))
        with cls.lock:
            cls.last = time.perf_counter()

    def _send(self, value: object) -> None:
        data = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def completion(prompt: str, model: str) -> dict[str, object]:
    """A completion for an extraction or a composing."""
    marks = END.search(prompt)
    answer = extraction(prompt) if DOCUMENT.search(prompt) else composing(prompt)
    content = json.dumps({**answer, "end": marks[1] if marks else ""}, ensure_ascii=False)
    return {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": len(prompt) // 4, "completion_tokens": len(content) // 4, "total_tokens": 0},
    }


def extraction(prompt: str) -> dict[str, object]:
    """Claims that quote the first and the last sentence of the document in `prompt`."""
    document = DOCUMENT.search(prompt)
    sentences = [line for line in document[2].split("\n\n") if line] if document else []
    return {
        "claims": [
            {"quote": text, "text": text, "kind": "event", "certainty": "fact", "speaker": None}
            for text in sentences[:1] + sentences[-1:]
        ]
    }


def composing(prompt: str) -> dict[str, object]:
    """A brief of the first claims of the ledger in `prompt`, in their own words."""
    claims = CLAIM.findall(prompt)[:6]
    sentences = [
        {"block": f"d{number}", "claims": [reference], "status": "reported", "text": text}
        for number, (reference, text) in enumerate(claims)
    ]
    return {"headline": {"claims": [claims[0][0]], "text": claims[0][1]}, "sentences": sentences}


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=0.2)
    given = parser.parse_args()
    Endpoint.wait = given.seconds
    server = Server(("127.0.0.1", given.port), Endpoint)
    print(f"http://127.0.0.1:{server.server_port}/v1", flush=True)
    server.serve_forever()
