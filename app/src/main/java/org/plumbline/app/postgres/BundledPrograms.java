package org.plumbline.app.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// PostgreSQL's programs for this platform, which come with the application (zonky's binaries: a `.txz` on the class path).
///
/// @param archive where it is on the class path
/// @param id of its contents: other programs have another one
public record BundledPrograms(String archive, String id) {
    private static final String PREFIX = "postgres-";
    private static final int ID_BYTES = 6;
    private static final List<String> ARCHIVES = List.of(
            "/postgres-linux-x86_64.txz", "/postgres-linux-arm_64.txz", "/postgres-darwin-x86_64.txz", "/postgres-darwin-arm_64.txz",
            "/postgres-windows-x86_64.txz");

    /// Those that were built in for this platform.
    ///
    /// @throws PostgresFailure when the application was built without any
    public static BundledPrograms ofThisPlatform() throws PostgresFailure, IOException {
        for (String archive : ARCHIVES) {
            try (InputStream in = BundledPrograms.class.getResourceAsStream(archive)) {
                if (in != null) {
                    return new BundledPrograms(archive, HexFormat.of().formatHex(Digest.of(in), 0, ID_BYTES));
                }
            }
        }
        throw new PostgresFailure("This Plumbline was built without PostgreSQL's programs for this platform.");
    }

    /// Where they are, unpacked on the first call.
    public Path unpacked(Path cache) throws PostgresFailure, IOException, InterruptedException {
        return CachedFolder.once(cache, PREFIX + id, folder -> {
            try (InputStream in = BundledPrograms.class.getResourceAsStream(archive)) {
                FileTree.unpack(in, folder);
            }
        });
    }

    /// Where they are, if they were unpacked.
    public Optional<Path> found(Path cache) {
        return Optional.of(cache.resolve(PREFIX + id)).filter(Files::exists);
    }
}
