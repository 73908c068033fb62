package org.plumbline.app.db;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.plumbline.app.db.ServerFailure.Kind;

/// Where the pool gets its sessions. A server that has refused user or password once is not asked again: some lock a user after a few
/// tries.
final class Sessions implements DataSource {
    private final DatabaseUrl url;
    private final Properties properties;
    private final AtomicReference<SQLException> refused = new AtomicReference<>();
    private final AtomicReference<SQLException> latest = new AtomicReference<>();

    Sessions(DatabaseUrl url, Properties properties) {
        this.url = url;
        this.properties = properties;
    }

    /// Why the latest attempt failed, if one has since [#forget()].
    Optional<SQLException> failure() {
        return Optional.ofNullable(refused.get()).or(() -> Optional.ofNullable(latest.get()));
    }

    void forget() {
        latest.set(null);
    }

    @Override
    public Connection getConnection() throws SQLException {
        SQLException before = refused.get();
        if (before != null) {
            throw before;
        }
        try {
            return url.connect(properties);
        } catch (SQLException failure) {
            latest.set(failure);
            Kind kind = FailureWords.of(failure, url.toString()).kind();
            if (kind == Kind.PASSWORD || kind == Kind.NOT_LET_IN) {
                refused.set(failure);
            }
            throw failure;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // nothing is written
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // the driver's own property says it
    }

    @Override
    public int getLoginTimeout() {
        return DriverManager.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Optional.of(this).filter(type::isInstance).map(type::cast).orElseThrow(() -> new SQLException("This wraps nothing."));
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
