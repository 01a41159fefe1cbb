# Pocket DICOM's server. `docker compose up` builds and starts it.

FROM maven:3-eclipse-temurin-25 AS sources
WORKDIR /pocket-dicom
COPY . .

FROM sources AS build
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -Dquick -pl http-adapter,cli-adapter -am package

FROM eclipse-temurin:25-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin dicom \
    && install -d -o dicom -m 700 /data
WORKDIR /opt/pocket-dicom
COPY --from=build /pocket-dicom/http-adapter/target/quick/lib http
COPY --from=build /pocket-dicom/cli-adapter/target/quick/lib cli
USER dicom
ENV DICOM_HOST=0.0.0.0 DICOM_PORT=5001 DICOM_DATA_DIR=/data
VOLUME /data
EXPOSE 5001
HEALTHCHECK --start-period=30s --interval=30s --timeout=5s \
    CMD curl -fsS "http://127.0.0.1:$DICOM_PORT/health" || exit 1
CMD ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dhttp.maxConnections=64", "-jar", "http/http-adapter.jar"]
