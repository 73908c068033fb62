package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "postgresql://me%40home:pass%3Aw%2Frd+1@db.example:5433/shop?sslmode=require",
        "postgres://me%40home:pass%3Aw%2Frd+1@db.example:5433/shop?sslmode=require",
        "jdbc:postgresql://db.example:5433/shop?user=me%40home&sslmode=require&password=pass%3Aw%2Frd%2B1",
        "postgresql://db.example:5433/shop?us%65r=me%40home&sslmode=require&p%61ssword=pass%3Aw%2Frd%2B1&sslp%61ssword=key",
    })
    void readsUserAndPasswordWhereverTheyStand(String text) {
        DatabaseUrl url = DatabaseUrl.of(text);
        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:5433/shop?sslmode=require");
        assertThat(url.user()).contains("me@home");
        assertThat(url.password()).contains("pass:w/rd+1");
        assertThat(url.toString()).isEqualTo("postgresql://db.example:5433/shop?sslmode=require");
    }

    @Test
    void leavesOutWhatIsNotSaid() {
        DatabaseUrl url = DatabaseUrl.of(" postgresql://localhost ");
        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://localhost/");
        assertThat(url.user()).isEmpty();
        assertThat(url.password()).isEmpty();
        assertThat(DatabaseUrl.of("postgresql://me@[::1]:5432/shop").jdbc()).isEqualTo("jdbc:postgresql://[::1]:5432/shop");
        assertThat(DatabaseUrl.of("postgresql://me@one:5432,two/shop").jdbc()).isEqualTo("jdbc:postgresql://one:5432,two/shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "mysql://localhost/shop", "postgresql:shop", "postgresql://me:se cret@host/shop", "http://h/"})
    void refusesOtherAddressesWithoutTellingThePassword(String text) {
        assertThatThrownBy(() -> DatabaseUrl.of(text)).isInstanceOf(IllegalArgumentException.class).hasNoCause()
                .hasMessageContaining("postgresql://").hasMessageNotContaining("cret");
    }
}
