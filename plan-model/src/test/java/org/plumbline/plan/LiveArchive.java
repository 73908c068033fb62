package org.plumbline.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// What servers 12 to 18 printed for some hundred statements, in four formats each: `pg17/sort_disk.json` and the like. The archive holds
/// an archive, so that similar files are compressed together.
public final class LiveArchive {
    private LiveArchive() {}

    /// The files' texts by their names.
    public static SortedMap<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        try (InputStream file = LiveArchive.class.getResourceAsStream("/live/live-plans.zip"); var outer = new ZipInputStream(file)) {
            outer.getNextEntry();
            var inner = new ZipInputStream(outer);
            for (ZipEntry entry = inner.getNextEntry(); entry != null; entry = inner.getNextEntry()) {
                files.put(entry.getName(), new String(inner.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
