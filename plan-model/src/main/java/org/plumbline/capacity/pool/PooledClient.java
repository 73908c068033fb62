package org.plumbline.capacity.pool;

/// A pool that settings can be pasted into.
public enum PooledClient {
    /// HikariCP, in Java.
    HIKARI_JAVA,
    /// HikariCP, in Spring Boot's `application.yml`.
    HIKARI_SPRING,
    /// `pgbouncer.ini`.
    PGBOUNCER,
    /// SQLAlchemy, in Python.
    SQLALCHEMY,
    /// node-postgres, in JavaScript.
    NODE_POSTGRES;

    /// The settings as they are pasted.
    public String text(PoolSettings settings) {
        return switch (this) {
            case HIKARI_JAVA -> """
                    var config = new HikariConfig();
                    config.setJdbcUrl("jdbc:postgresql://HOST:5432/DATABASE");
                    config.setMaximumPoolSize(%d);
                    config.setMinimumIdle(%d); // a fixed size, as HikariCP advises
                    config.setConnectionTimeout(%d); // ms
                    config.setMaxLifetime(%d); // ms
                    var pool = new HikariDataSource(config);
                    """.formatted(settings.most(), settings.most(), settings.timeoutMs(), settings.lifetimeMs());
            case HIKARI_SPRING -> """
                    spring:
                      datasource:
                        hikari:
                          maximum-pool-size: %d
                          minimum-idle: %d # a fixed size, as HikariCP advises
                          connection-timeout: %d # ms
                          max-lifetime: %d # ms
                    """.formatted(settings.most(), settings.most(), settings.timeoutMs(), settings.lifetimeMs());
            case PGBOUNCER -> bouncer(settings.bouncer(), settings);
            case SQLALCHEMY -> """
                    engine = create_engine(
                        "postgresql+psycopg://USER@HOST:5432/DATABASE",
                        pool_size=%d,
                        max_overflow=%d,
                        pool_timeout=%d,
                        pool_recycle=%d,
                        pool_pre_ping=True,
                    )
                    """.formatted(settings.size(), settings.overflow(), settings.timeoutMs() / 1000, settings.lifetimeMs() / 1000);
            case NODE_POSTGRES -> """
                    const pool = new Pool({
                      max: %d,
                      connectionTimeoutMillis: %d,
                      idleTimeoutMillis: 0,
                      maxLifetimeSeconds: %d,
                    });
                    """.formatted(settings.most(), settings.timeoutMs(), settings.lifetimeMs() / 1000);
        };
    }

    private static String bouncer(BouncerSettings bouncer, PoolSettings settings) {
        String shared = bouncer.instances() > 1 && bouncer.pools() == 1
                ? "; one pool for the load of all " + bouncer.instances() + " instances\n" : "";
        String clients = bouncer.isByInstances()
                ? bouncer.clientsEach() + " connections from " + (bouncer.instances() == 1 ? "the application"
                        : "each of " + bouncer.instances() + " instances")
                : BouncerSettings.CLIENTS_PER_CONNECTION + " times the " + bouncer.most() + " connections to the server";
        return """
                [pgbouncer]
                pool_mode = transaction
                %sdefault_pool_size = %d
                reserve_pool_size = %d
                ; %s; raise it if the application opens more
                max_client_conn = %d
                query_wait_timeout = %d
                server_lifetime = %d
                """.formatted(shared, bouncer.size(), bouncer.reserve(), clients, bouncer.clients(), settings.timeoutMs() / 1000,
                settings.lifetimeMs() / 1000);
    }
}
