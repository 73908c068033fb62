package org.plumbline.app.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// Only one at a time, in this process and among all, starts or stops the demo database.
final class DemoLock implements AutoCloseable {
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final FileChannel channel;

    private DemoLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits until it is free; an interrupt ends the waiting.
    static DemoLock of(Path file) throws IOException, InterruptedException {
        IN_THIS_PROCESS.lockInterruptibly();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new DemoLock(channel);
        } catch (IOException failed) {
            if (channel != null) {
                channel.close();
            }
            IN_THIS_PROCESS.unlock();
            throw failed;
        }
    }

    /// The file's lock goes with its channel.
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
