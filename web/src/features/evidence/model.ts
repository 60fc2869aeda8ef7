import type { Report } from './queries';

/** What an outsider types to check the log and a proof; the address is that of this installation. */
export function commandsFor(address: string): { log: string; proof: string; later: string } {
  return {
    log: `./qingyuan verify ${address}/log --key keys.txt --audit`,
    proof: `./qingyuan verify FILE.qyproof --key keys.txt`,
    later: `./qingyuan verify ${address}/log --key keys.txt --audit --since kept-checkpoint.txt`,
  };
}

/** What is wrong stands first; what holds, behind it. */
export function inOrder(report: Report): Report['findings'] {
  return [...report.findings].sort((a, b) => Number(b.bad) - Number(a.bad));
}
