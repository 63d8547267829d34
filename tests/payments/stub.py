"""A payment service on this machine that speaks XBezahldienste: slow, repeating itself, mixing things up and lying on demand."""

import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


class Stub:
    """Runs while a `with` block lasts. `fault` names what it does wrong from now on; `books` holds what it collected."""

    def __init__(self) -> None:
        self.fault = ""
        self.books: dict[str, dict[str, Any]] = {}  # by request id
        self.calls: Counter[str] = Counter()
        self.turn = threading.Lock()

    def __enter__(self) -> Self:
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                stub.answer(self, "POST", body=body)

            def do_GET(self) -> None:
                stub.answer(self, "GET", transaction=self.path.rpartition("/")[2])

            def log_message(self, *_) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/api/v1.0.0"
        return self

    def __exit__(self, *_) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def pay(self, status: str = "PAYED") -> None:
        """Let everybody who is on the page of this service pay, or not."""
        for entry in self.books.values():
            entry["status"] = status

    def answer(self, handler: BaseHTTPRequestHandler, method: str, *, body: dict | None = None, transaction: str = "") -> None:
        self.calls[method] += 1
        if self.fault == "slow":
            time.sleep(0.6)
        if self.fault == "hangs":
            time.sleep(1.5)
        if self.fault == "500":
            return self.say(handler, 500, b"<h1>Internal Server Error</h1>")
        if self.fault == "nonsense":
            return self.say(handler, 200, b"<html>ok</html>")
        entry = self.entry_of(body) if body is not None else self.found(transaction)
        if entry is None:
            return self.say(handler, 404, b'{"errorCode": "NOT_FOUND"}')
        if entry == "exists":
            return self.say(handler, 409, b'{"errorCode": "PAYMENT_EXISTS"}')
        if self.fault == "lost answer":  # it is on the books, but nobody hears of it
            return self.say(handler, 502, b"")
        return self.say(handler, 200, json.dumps(self.told(entry)).encode())

    def entry_of(self, body: dict) -> Any:
        with self.turn:
            known = body["requestId"] in self.books
            if known and self.fault == "exists":
                return "exists"
            number = len(self.books) + 1
            fresh = {"id": f"T{number}", "status": "INITIAL", "request": body}
            return self.books.setdefault(body["requestId"], fresh)

    def found(self, transaction: str) -> Any:
        return next((entry for entry in self.books.values() if entry["id"] == transaction), None)

    def told(self, entry: dict) -> dict:
        amount = 100 if self.fault == "other amount" else entry["request"]["grosAmount"]
        return {
            "paymentInformation": {
                "transactionId": "T999" if self.fault == "other id" else entry["id"],
                "transactionRedirectUrl": f"{self.url}/pay/{entry['id']}",
                "status": "MAYBE" if self.fault == "other words" else entry["status"],
                "paymentMethod": "CREDITCARD",
            },
            "paymentRequest": entry["request"] | {"grosAmount": amount},
        }

    def say(self, handler: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
        try:
            handler.send_response(status)
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
        except OSError:  # who asked has gone
            return
