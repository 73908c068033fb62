package org.plumbline.app.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class InlineBackgroundTest {
    private final InlineBackground background = new InlineBackground();

    @Test
    void aDefectOfACallbackIsNoFailureOfTheWork() {
        var failures = new ArrayList<Throwable>();
        assertThatThrownBy(() -> background.run("Work", () -> "done", _ -> {
            throw new IllegalStateException("a defect");
        }, failures::add)).hasMessage("a defect");
        assertThat(failures).isEmpty();
        assertThat(background.jobs()).isEmpty();
    }

    @Test
    void tellsWhatWentWrong() {
        var failures = new ArrayList<Throwable>();
        background.run("Work", () -> {
            throw new IOException("no disk");
        }, _ -> { }, failures::add);
        assertThat(failures).singleElement().isInstanceOf(IOException.class);
    }
}
