package org.plumbline.app.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardHostTest {
    @Test
    void addressesAreReadAndPasswordsRefused() {
        assertThat(ShardHost.of("shard0.example.com", "shop")).isEqualTo(new ShardHost("shard0.example.com", 5432, "shop",
                Optional.empty()));
        assertThat(ShardHost.of(" postgresql://me@[::1]:5433/my db ", "shop"))
                .isEqualTo(new ShardHost("::1", 5433, "my db", Optional.of("me")));
        assertThat(ShardHost.of("[::1]:5433/my db", "shop").url()).isEqualTo("jdbc:postgresql://[::1]:5433/my%20db");
        assertThatThrownBy(() -> ShardHost.of("postgresql://user:pass@shard0/db", "shop")).hasMessageContaining("password")
                .hasMessageNotContaining("user:pass");
        assertThatThrownBy(() -> ShardHost.of("a b", "shop")).hasMessage("\"a b\" is not an address; write host:port/database.");
        assertThatThrownBy(() -> ShardHost.of("a:70000", "shop")).hasMessageContaining("65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "postgresql://app:p/w@h/d", "postgresql://app:s3cret@h/d", "app:s3cret@h", "h/d?user=app&password=s3cret", "host=h password=s3cret",
        "jdbc:postgresql://h/d?PassWord=s3cret", "postgresql://app:123/w@h/d", "postgresql://app:p@w@h/d", "postgresql://app:s3cret",
        "h/d?sslpassword=s3cret", "app@h:s3cret/d", "app%3As3cret h"
    })
    void noPasswordIsQuoted(String address) {
        assertThatThrownBy(() -> ShardHost.of(address, "shop")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("s3cret", "p/w", "123", "p@w", "app").hasMessageMatching(".*(password|not an address).*");
    }
}
