package org.plumbline.app.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/// Who uses the running demo database: each process holds a shared lock on one file, which goes with the process, however that ends.
/// Its methods are called under [DemoLock].
final class DemoUsers {
    private static final Map<Path, DemoUsers> OF_THIS_PROCESS = new HashMap<>();

    private final FileChannel channel;
    private int count;

    private DemoUsers(FileChannel channel) {
        this.channel = channel;
    }

    static void enter(Path file) throws IOException {
        DemoUsers users = OF_THIS_PROCESS.get(file);
        if (users == null) {
            users = new DemoUsers(open(file));
            users.channel.lock(0, Long.MAX_VALUE, true);
            OF_THIS_PROCESS.put(file, users);
        }
        users.count++;
    }

    static void leave(Path file) throws IOException {
        DemoUsers users = OF_THIS_PROCESS.get(file);
        users.count--;
        if (users.count == 0) {
            OF_THIS_PROCESS.remove(file);
            users.channel.close();
        }
    }

    static boolean any(Path file) throws IOException {
        if (OF_THIS_PROCESS.containsKey(file)) {
            return true;
        }
        try (FileChannel channel = open(file); var alone = channel.tryLock()) {
            return alone == null;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
