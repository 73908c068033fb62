package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.settings.Ground;
import org.plumbline.settings.Setting;

class SettingWordsTest {
    @Test
    void everyGroundHasWordsOfItsOwn() {
        var setting = new Setting("work_mem", "4096", Optional.of("kB"), Optional.of("4096"), "default", "user", false,
                OptionalDouble.empty(), List.of(), "Resource Usage / Memory", "Sets the maximum memory.");
        assertThat(Stream.of(Ground.values()).map(ground -> SettingWords.of(ground, new Facts(List.of()), setting)))
                .allSatisfy(words -> {
                    assertThat(words.reason()).endsWith(".");
                    assertThat(words.risk()).endsWith(".");
                    assertThat(words.source()).isNotBlank();
                })
                .extracting(SettingWords::reason).doesNotHaveDuplicates();
    }
}
