package org.plumbline.app.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import org.plumbline.app.postgres.BundledPrograms;
import org.plumbline.app.postgres.RunAs;
import org.plumbline.app.store.CacheDirectory;

/// A cache folder for a test's own demo database. The programs are unpacked once for all tests and runs.
public final class DemoCache {
    private DemoCache() {}

    /// Makes `folder` such a cache.
    public static Path in(Path folder) throws Exception {
        Path shared = RunAs.current().cache(CacheDirectory.ofThisSystem().resolveSibling("plumbline-test"));
        Path programs = BundledPrograms.ofThisPlatform().unpacked(shared);
        Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
        return folder;
    }
}
