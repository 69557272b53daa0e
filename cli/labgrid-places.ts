import type { BoardEntry } from './board-list';
import type { Connection } from './connection';
import { LabgridPlace } from './labgrid-place';

/** The places of labgrid that a run uses. */
export class LabgridPlaces {
  private readonly opened: LabgridPlace[] = [];

  /**
   * How the boards are reached, after labgrid has named the ports of its places.
   *
   * @throws ProvtckError `LABGRID_ABSENT`, `LABGRID_FAILED`
   */
  async connectionsOf(boards: readonly BoardEntry[]): Promise<readonly Connection[]> {
    const connections: Connection[] = [];
    for (const { labgrid, ...board } of boards) {
      if (labgrid === undefined) connections.push(board);
      else {
        const place = await LabgridPlace.open(labgrid);
        this.opened.push(place);
        // A reset command of the user replaces the power of the place.
        connections.push({ resetCommand: place.resetCommand, ...board, port: place.port });
      }
    }
    return connections;
  }

  close(): void {
    for (const place of this.opened.splice(0)) place.close();
  }
}
