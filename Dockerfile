# The image of actorproxy.
#
#   docker build -t actorproxy .                                      compiles the sources
#
#   dotnet publish -c Release src/ActorProxy -o artifacts/publish
#   docker build -t actorproxy --target published .                   takes what was compiled outside
#
# It serves /etc/actorproxy/haproxy.cfg and runs as the user actorproxy. Floating addresses need a process that begins as root, with the
# capability NET_ADMIN; 'user actorproxy' in the configuration makes what serves an ordinary user (docker-compose.yml).

FROM mcr.microsoft.com/dotnet/runtime:10.0 AS runtime
RUN useradd --system --home-dir /var/lib/actorproxy --shell /usr/sbin/nologin actorproxy \
 && install -d -o actorproxy -g actorproxy /run/actorproxy /var/lib/actorproxy \
 && ln -s /opt/actorproxy/actorproxy /usr/local/bin/actorproxy
# The health check, and whoever calls 'actorproxy ctl' in the container, ask this socket: 'stats socket /run/actorproxy/api.sock level admin'.
ENV RUNTIME_DIRECTORY=/run/actorproxy ACTORPROXY_SOCKET=/run/actorproxy/api.sock
WORKDIR /var/lib/actorproxy

# For trying things out: docker-compose.yml's client.
FROM runtime AS client
RUN command -v nc >/dev/null || (apt-get update && apt-get install -y --no-install-recommends netcat-openbsd && rm -rf /var/lib/apt/lists/*)
USER actorproxy
CMD ["sleep", "infinity"]

FROM runtime AS served
USER actorproxy
ENTRYPOINT ["actorproxy"]
CMD ["-f", "/etc/actorproxy/haproxy.cfg"]
# Whether the process answers. Whether it can serve is 'show ready': a proxy whose servers are down is not mended by a new container.
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["actorproxy", "ctl", "show", "version"]

FROM served AS published
COPY artifacts/publish /opt/actorproxy

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish -c Release src/ActorProxy -o /publish -p:RunAnalyzers=false

FROM served AS actorproxy
COPY --from=build /publish /opt/actorproxy
