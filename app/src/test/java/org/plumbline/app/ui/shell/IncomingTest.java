package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncomingTest {
    @Test
    void filesComeBeforeTheTextThatNamesThem() {
        Incoming dropped = Incoming.of(List.of(new File("a.txt"), new File("b.json")), Optional.of("file:///a.txt"));
        assertThat(dropped.files()).containsExactly(Path.of("a.txt"), Path.of("b.json"));
        assertThat(dropped.text()).isEmpty();
    }

    @Test
    void textIsTakenWhereThereAreNoFiles() {
        Incoming dropped = Incoming.of(List.of(), Optional.of("Seq Scan on t"));
        assertThat(dropped.files()).isEmpty();
        assertThat(dropped.text()).contains("Seq Scan on t");
    }
}
