package org.plumbline.plan;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real plans from public sources, which may not be copied into the project: a folder named by the property `plumbline.corpus` or the
/// variable `PLUMBLINE_CORPUS`, or `shared/corpus` beside the project. Tests that need it are skipped where it is not.
public record SharedCorpus(Path folder) {
    public static final String ABSENT = "no folder of shared plans: name it in the property plumbline.corpus or in PLUMBLINE_CORPUS";

    /// A plan of the index.
    ///
    /// @param file below the folder
    /// @param nodes as others counted them; none where nobody did
    public record Entry(String file, Optional<Integer> nodes) {}

    public static Optional<SharedCorpus> find() {
        String named = System.getProperty("plumbline.corpus", System.getenv().getOrDefault("PLUMBLINE_CORPUS", ""));
        Path folder = named.isBlank() ? Path.of("..", "..", "shared", "corpus") : Path.of(named);
        return Files.isRegularFile(folder.resolve("index.jsonl")) ? Optional.of(new SharedCorpus(folder)) : Optional.empty();
    }

    public List<Entry> index() throws IOException {
        var entries = new ArrayList<Entry>();
        for (String line : Files.readAllLines(folder.resolve("index.jsonl"))) {
            JsonNode entry = JsonMapper.shared().readTree(line);
            JsonNode nodes = entry.path("nodes");
            entries.add(new Entry(entry.get("file").stringValue(), nodes.isNumber() ? Optional.of(nodes.intValue()) : Optional.empty()));
        }
        return entries;
    }

    public byte[] read(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }

    /// Every output in the archive of live servers, logs and psql's framings among them; not the statements.
    public void live(BiConsumer<String, byte[]> reader) throws IOException {
        Path archive = folder.resolve("live-plans.tar.xz");
        if (!Files.isRegularFile(archive)) {
            return;
        }
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && !entry.getName().endsWith(".sql")) {
                    reader.accept(entry.getName().replaceFirst("^plans/", ""), tar.readAllBytes());
                }
            }
        }
    }
}
