# The engine alone, in a slim image, as a user without rights: docker run --rm -v "$PWD:/work:ro" clauseflow check company
FROM python:3.12-slim AS build
WORKDIR /src
COPY locks/run.txt locks/run.txt
RUN python -m venv /opt/clauseflow && /opt/clauseflow/bin/pip install --no-cache-dir --require-hashes -r locks/run.txt
COPY pyproject.toml README.md CHANGELOG.md LICENSE ./
COPY engine engine
COPY rulesets rulesets
COPY policies policies
COPY reports reports
RUN /opt/clauseflow/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.12-slim
COPY --from=build /opt/clauseflow /opt/clauseflow
ENV PATH=/opt/clauseflow/bin:$PATH POLICY_CACHE=/tmp/clauseflow PYTHONDONTWRITEBYTECODE=1
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["policy"]
CMD ["--help"]
