// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.sekisho.separation.packet.Packet;

/// Two network namespaces of the test's own: a router with three interfaces, and the other ends of
/// its cables. Nothing leaves them.
final class Laboratory implements AutoCloseable {

    static final int PORTS = 3;

    /// A packet that came out of the router.
    ///
    /// @param port at which of its interfaces
    /// @param packet as it came out
    record Out(int port, Packet packet) {}

    private final String router = "sekisho-r" + ProcessHandle.current().pid();
    private final String cables = "sekisho-c" + ProcessHandle.current().pid();
    private final ExecutorService inRouter = thread();
    private final ExecutorService inCables = thread();
    private final int[] sockets = new int[PORTS];
    private final Arena arena = Arena.ofShared();
    private final MemorySegment sending = arena.allocate(2048);
    private final MemorySegment receiving = arena.allocate(4096);

    private static ExecutorService thread() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("laboratory").factory());
    }

    /// Says why no laboratory can be had here, or nothing where it can.
    static Optional<String> impossible() {
        for (String tool :
                List.of("ip", "nft", "iptables-nft-restore", "iptables-legacy-restore")) {
            if (!run(List.of("sh", "-c", "command -v " + tool), "").isEmpty()) {
                return Optional.of(tool + " is not installed");
            }
        }
        String name = "sekisho-t" + ProcessHandle.current().pid();
        String refused = run(List.of("ip", "netns", "add", name), "");
        run(List.of("ip", "netns", "del", name), "");
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of("no network namespace can be made: " + refused);
    }

    Laboratory() {
        must(List.of("ip", "netns", "add", router), "");
        must(List.of("ip", "netns", "add", cables), "");
        in(inRouter, () -> enter(router));
        in(inCables, () -> enter(cables));
        StringBuilder script = new StringBuilder("set -e\nip link set lo up\n");
        script.append("echo 1 > /proc/sys/net/ipv4/ip_forward\n");
        script.append("echo 1 > /proc/sys/net/ipv6/conf/all/forwarding\n");
        script.append("echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter\n");
        script.append("echo 0 > /proc/sys/net/ipv4/conf/default/rp_filter\n");
        script.append("echo 0 > /proc/sys/net/ipv4/conf/all/send_redirects\n");
        script.append("echo 0 > /proc/sys/net/ipv4/conf/default/send_redirects\n");
        script.append("echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad\n");
        for (int k = 0; k < PORTS; k++) {
            script.append(cable(k));
        }
        in(inRouter, () -> must(List.of("sh", "-c", script.toString()), ""));
        in(
                inCables,
                () -> {
                    for (int k = 0; k < PORTS; k++) {
                        must(List.of("ip", "link", "set", "p" + k, "up"), "");
                        sockets[k] = Kernel.packetSocket("p" + k);
                    }
                    return "";
                });
    }

    private String cable(int k) {
        String to4 = k == 2 ? "default" : "10." + k + ".0.0/16";
        String to6 = k == 2 ? "default" : "fd00:0:0:" + k + "::/64";
        return """
        ip link add rK address 02:00:00:00:00:0K type veth peer name pK address 02:00:00:00:01:0K netns CABLES
        ip addr add 10.255.K.1/32 dev rK
        ip -6 addr add fd00:ff:K::1/128 dev rK nodad
        ip link set rK up
        ip neigh replace 10.255.K.2 lladdr 02:00:00:00:01:0K dev rK nud permanent
        ip -6 neigh replace fd00:ff:K::2 lladdr 02:00:00:00:01:0K dev rK nud permanent
        ip route add TO4 via 10.255.K.2 dev rK onlink
        ip -6 route add TO6 via fd00:ff:K::2 dev rK onlink
        """
                .replace("CABLES", cables)
                .replace("TO4", to4)
                .replace("TO6", to6)
                .replace("K", Integer.toString(k));
    }

    private static String enter(String name) {
        Kernel.enter(name);
        return "";
    }

    /// Runs a program in the router and returns what it complains, or nothing.
    String inRouter(List<String> command, String input) {
        return in(inRouter, () -> run(command, input));
    }

    void forgetConnections() {
        in(
                inRouter,
                () -> {
                    Kernel.forgetConnections();
                    return "";
                });
    }

    /// Sends packets and returns what came out of the router, by the packet's index.
    ///
    /// @param ports into which interface each packet goes
    Map<Integer, Out> send(List<Packet> packets, List<Integer> ports) {
        return in(
                inCables,
                () -> {
                    Map<Integer, Out> out = new HashMap<>();
                    for (int i = 0; i < packets.size(); i++) {
                        Kernel.send(
                                sockets[ports.get(i)],
                                sending,
                                Frames.of(packets.get(i), ports.get(i), i));
                    }
                    for (int k = 0; k < PORTS; k++) {
                        Kernel.send(sockets[k], sending, Frames.sentinel(k));
                    }
                    for (int k = 0; k < PORTS; k++) {
                        drain(k, out);
                    }
                    return out;
                });
    }

    /// Receives until the sentinel's answer comes. The sentinel is an ARP request to the router: no
    /// rule set looks at it, and it is answered after what was sent before.
    private void drain(int port, Map<Integer, Out> out) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < end) {
            byte[] frame = Kernel.receive(sockets[port], receiving);
            if (frame.length == 0) {
                Kernel.await(sockets[port], 100);
            } else if (Frames.isSentinelAnswer(frame)) {
                return;
            } else {
                Frames.read(frame).ifPresent(r -> out.put(r.index(), new Out(port, r.packet())));
            }
        }
        throw new IllegalStateException("the sentinel did not come back at p" + port);
    }

    private static <T> T in(ExecutorService thread, Callable<T> work) {
        try {
            return thread.submit(work).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /// Returns the rule set as the kernel lists it, in JSON.
    String listed() {
        String status = "status 7: ";
        String said = inRouter(List.of("sh", "-c", "nft -j list ruleset; exit 7"), "");
        if (!said.startsWith(status)) {
            throw new IllegalStateException(said);
        }
        return said.substring(status.length());
    }

    static String run(List<String> command, String input) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var stream = process.getOutputStream()) {
                stream.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            return status == 0 ? "" : "status " + status + ": " + said;
        } catch (IOException missing) {
            return "cannot run: " + missing.getMessage();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String must(List<String> command, String input) {
        String refused = run(command, input);
        if (!refused.isEmpty()) {
            throw new IllegalStateException(command + ": " + refused);
        }
        return "";
    }

    @Override
    public void close() {
        List<String> names = new ArrayList<>(List.of(router, cables));
        in(
                inCables,
                () -> {
                    for (int socket : sockets) {
                        Kernel.close(socket);
                    }
                    return "";
                });
        inRouter.shutdownNow();
        inCables.shutdownNow();
        names.forEach(name -> run(List.of("ip", "netns", "del", name), ""));
        arena.close();
    }
}
