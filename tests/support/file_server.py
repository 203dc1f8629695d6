#!/usr/bin/env python3
"""A web server on the loopback interface that misbehaves on request: GET /MANNER/FILE.

file_server.py FOLDER LOG [CERTIFICATE]   prints its port, ends when standard input does or after ten minutes.
Every request is a line in LOG: path, Range, If-Range, status. Also a proxy: for GET http://host/MANNER/FILE it
answers itself. With CERTIFICATE (PEM, key inside) it speaks TLS.
"""
import collections
import http.server
import os
import ssl
import sys
import threading
import time
import urllib.parse

FOLDER, LOG = sys.argv[1:3]
CERTIFICATE = sys.argv[3] if len(sys.argv) > 3 else None
LIFETIME_SECONDS = 600
seen = collections.Counter()  # requests by path


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        manner, name = path.strip("/").split("/", 1)
        seen[path] += 1
        self.first_time = seen[path] == 1
        with open(os.path.join(FOLDER, name), "rb") as file:
            self.content = file.read()
        getattr(self, manner)(name)
        self.close_connection = True

    def start(self, status, **headers):
        asked = [self.headers.get(name, "-") for name in ("Range", "If-Range")]
        with open(LOG, "a") as log:
            print(self.path, *asked, status, sep="\t", file=log)
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()

    def send(self, content, tag='"v1"', length=None, obeys_if_range=True):
        """The file or its rest; of that, `length` bytes only, although all are announced."""
        asked = self.headers.get("Range")
        if asked and (not obeys_if_range or self.headers.get("If-Range") == tag):
            first = int(asked[len("bytes="):].rstrip("-"))
            total = len(content)
            if first >= total:
                self.start(416, Content_Range=f"bytes */{total}", ETag=tag, Content_Length=0)
                return
            content = content[first:]
            self.start(206, Content_Range=f"bytes {first}-{total - 1}/{total}", ETag=tag, Content_Length=len(content))
        else:
            self.start(200, ETag=tag, Content_Length=len(content))
        self.wfile.write(content[:length])

    def good(self, _):
        self.send(self.content)

    def dated(self, _):
        self.first_time = seen[self.path] == 1
        date = "Mon, 22 Oct 2018 10:00:00 GMT"
        if self.headers.get("If-Range") == date:
            first = int(self.headers["Range"][len("bytes="):].rstrip("-"))
            total = len(self.content)
            self.start(206, Content_Range=f"bytes {first}-{total - 1}/{total}", Last_Modified=date)
            self.wfile.write(self.content[first:])
        else:
            self.start(200, Last_Modified=date, Content_Length=len(self.content))
            self.wfile.write(self.content[:1000])

    def cut_once(self, _):
        self.send(self.content, length=1000 if self.first_time else None)

    def cut_always(self, _):
        self.send(self.content, length=1000)

    def cut_then_no_range(self, _):
        if self.first_time:
            self.send(self.content, length=1000)
        else:
            self.start(200, ETag='"v1"', Content_Length=len(self.content))
            self.wfile.write(self.content)

    def changed(self, _):
        if self.first_time:
            self.send(self.content[::-1], tag='"v0"', length=1000)
        else:
            self.send(self.content)

    def changed_unnoticed(self, _):
        if self.first_time:
            self.send(self.content[::-1], tag='"v0"', length=1000)
        else:
            self.send(self.content, obeys_if_range=False)

    def without_tag(self, _):
        self.start(200, Content_Length=len(self.content))
        self.wfile.write(self.content[:1000] if self.first_time else self.content)

    def without_length(self, _):
        self.start(200)
        self.wfile.write(self.content)

    def other(self, _):
        self.send(self.content.replace(b"A", b"C", 1))

    def page(self, _):
        body = b"<!DOCTYPE html>\n<html><body>Down for maintenance</body></html>\n"
        self.start(200, Content_Type="text/html", Content_Length=len(body))
        self.wfile.write(body)

    def busy_once(self, _):
        if self.first_time:
            self.start(503, Content_Length=0)
        else:
            self.send(self.content)

    def too_many_once(self, _):
        if self.first_time:
            self.start(429, Retry_After=2, Content_Length=0)
        else:
            self.send(self.content)

    def broken(self, _):
        self.start(500, Content_Length=0)

    def forbidden(self, _):
        self.start(403, Content_Length=0)

    def moved(self, name):
        self.start(302, Location=f"/good/{name}", Content_Length=0)

    def loop(self, name):
        self.start(302, Location=f"/loop/{name}", Content_Length=0)

    def to_plain(self, name):
        self.start(302, Location=f"http://127.0.0.1:1/good/{name}", Content_Length=0)

    def to_file(self, name):
        self.start(302, Location="file:///etc/passwd", Content_Length=0)

    def no_gff3(self, name):
        if name.endswith(".gff3"):
            self.start(404, Content_Length=0)
        else:
            self.send(self.content)

    def nothing(self, _):
        self.start(404, Content_Length=0)

    def reset_once(self, _):
        if not self.first_time:
            self.send(self.content)

    def stalled_once(self, _):
        if self.first_time:
            self.send(self.content, length=1000)
            self.wfile.flush()
            time.sleep(4)
        else:
            self.send(self.content)


def end_with_input():
    sys.stdin.buffer.read()
    os._exit(0)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
if CERTIFICATE:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
threading.Thread(target=end_with_input, daemon=True).start()
threading.Timer(LIFETIME_SECONDS, os._exit, [1]).start()
server.serve_forever()
