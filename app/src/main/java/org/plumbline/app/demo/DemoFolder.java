package org.plumbline.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.plumbline.app.postgres.FileTree;
import org.plumbline.app.postgres.RunAs;

/// Where the demo database is kept: its data directory and what stands beside it.
///
/// @param root the folder with all of it, which is there
record DemoFolder(Path root) {
    private static final String USER_ONLY = "rw-------";

    static DemoFolder in(Path cache) throws IOException {
        return new DemoFolder(Files.createDirectories(cache.resolve("demo")));
    }

    Path data() {
        return root.resolve("data");
    }

    /// In libpq's format, for this server and user alone.
    Path passwordFile() {
        return root.resolve("pgpass");
    }

    /// Its being there says that the server is to outlive the application that started it.
    Path kept() {
        return root.resolve("kept");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path users() {
        return root.resolve("users");
    }

    /// Whether the data directory was made to its end, by this version of the shop.
    boolean holds(String version) throws IOException {
        return Files.exists(marker()) && Files.readString(marker()).equals(version) && Files.exists(passwordFile());
    }

    /// The last thing to be written: from now on the data directory counts.
    void complete(String version) throws IOException {
        Files.writeString(marker(), version);
    }

    /// An empty data directory in place of whatever was there.
    void empty() throws IOException {
        deleteData();
        RunAs.current().own(Files.createDirectory(data()));
    }

    void deleteData() throws IOException {
        Files.deleteIfExists(passwordFile());
        Files.deleteIfExists(marker());
        FileTree.delete(data());
    }

    /// Writes a file that no other user may read.
    static void writeSecret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView(PosixFileAttributeView.class);
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(USER_ONLY));
        Files.createFile(file, posix ? new FileAttribute<?>[] {permissions} : new FileAttribute<?>[0]);
        Files.writeString(file, text);
    }

    private Path marker() {
        return data().resolve("plumbline-shop");
    }
}
