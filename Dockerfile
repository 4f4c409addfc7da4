# The wheel is built with the pinned tools, and nothing of them goes further.
FROM python:3.13-slim AS wheel
WORKDIR /source
COPY requirements-dev.lock .
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements-dev.lock
COPY . .
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /wheel .

# What runs: the pinned dependencies and the wheel, in one folder.
FROM python:3.13-slim AS packages
WORKDIR /build
COPY requirements.lock .
RUN python -m venv /handslag \
    && /handslag/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY --from=wheel /wheel .
RUN /handslag/bin/pip install --no-cache-dir --no-deps handslag-*.whl

FROM python:3.13-slim
# Volumes take their owner from these two folders, so the keys' one is closed to everybody else.
RUN groupadd --gid 10001 handslag \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin handslag \
    && install --directory --owner=10001 --group=10001 --mode=0700 /data /keys
COPY --from=packages /handslag /handslag
ENV PATH=/handslag/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HANDSLAG_HOST=0.0.0.0 \
    HANDSLAG_PORT=8080 \
    HANDSLAG_DATABASE_URL=sqlite:////data/handslag.db \
    HANDSLAG_KEY_FILE=/keys/handslag.key
USER 10001:10001
WORKDIR /data
VOLUME ["/data", "/keys"]
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ['HANDSLAG_PORT']}/health\", timeout=4)"]
ENTRYPOINT ["handslag"]
CMD ["run"]
