package org.plumbline.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.plumbline.app.db.Secret;

class KeyringTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    @DisabledIfEnvironmentVariable(named = "DBUS_SESSION_BUS_ADDRESS", matches = ".+",
            disabledReason = "There is a keyring, a person's own.")
    void saysSoWhereThereIsNone() {
        assertThat(Keyring.password("no such connection")).isEmpty();
        assertThatThrownBy(() -> Keyring.keep("plumbline-test", Secret.of("hidden"))).isInstanceOf(Keyring.KeyringFailure.class)
                .hasMessageContaining("is not kept").hasMessageNotContaining("hidden");
    }
}
