package org.plumbline.app.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.capacity.cache.Expiry;

class SharedLayerTest {
    @ParameterizedTest
    @CsvSource({
        "redis://localhost, redis://localhost:6379", "redis://localhost/, redis://localhost:6379/",
        "redis://localhost/1, redis://localhost:6379/1", "redis://localhost:7000/2, redis://localhost:7000/2",
        "rediss://me:s%40crit@cache.example/3, rediss://me:s%40crit@cache.example:6379/3",
        "redis://:secret@[::1]/1, redis://:secret@[::1]:6379/1", "' redis://localhost:6379 ', redis://localhost:6379"
    })
    void thePortStandsBehindTheHost(String typed, String address) throws CacheFailure {
        assertThat(SharedLayer.address(typed)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "redis://:secret@localhost:6379/abc", "redis://:secret@localhost/1:6379", "redis://:secret@localhost/-1",
        "redis://:secret@localhost/99999999999", "redis://:secret@localhost:99999", "redis://:secret@localhost:0",
        "redis://:secret@local host", "redis://secret@localhost", "redis://:secret@localhost?protocol=x", "http://:secret@localhost",
        "secret", "redis://:sec%ret@localhost"
    })
    void whatIsNoAddressIsToldInASentenceWithoutItsPassword(String typed) {
        assertThatThrownBy(() -> SharedLayer.at(typed, new Expiry.Never())).isInstanceOfSatisfying(CacheFailure.class, failure -> {
            assertThat(failure.getMessage()).contains("will do.").doesNotContain("secret");
            assertThat(failure.getCause()).as("whose message has the address").isNull();
        });
    }

    @Test
    void aPlaceWhereNothingListensIsToldWithItsPortAndNoPassword() {
        assertThatThrownBy(() -> SharedLayer.at("redis://:secret@127.0.0.1:1/1", new Expiry.Never())).isInstanceOf(CacheFailure.class)
                .hasMessageContaining("127.0.0.1:1 ").hasMessageContaining("Check that it runs").message().doesNotContain("secret");
    }
}
