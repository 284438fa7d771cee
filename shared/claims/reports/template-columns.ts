import type { ClaimSlot } from '../claim-slots.ts';
import { recapHeaders, statHeaders } from '../claims-fields.ts';
import { recapHelp } from './recap-template.ts';
import { statHelp } from './stat-template.ts';
import type { TemplateHelp } from './template-help.ts';

/** A column of a template in its place. */
export interface TemplateColumn extends TemplateHelp {
  /** Canonical field. */
  readonly field: string;
  /** As CLAIMS §1 or §2 prints it. */
  readonly header: string;
  readonly isRequired: boolean;
}

/** The columns of a file's template in their order. */
export function templateColumns(slot: ClaimSlot): readonly TemplateColumn[] {
  switch (slot) {
    case 'stat_file':
      return statHeaders.map(({ field, header, isRequired }) => {
        return { field, header, isRequired, ...statHelp[field] };
      });
    case 'recap_file':
      return recapHeaders.flatMap(({ field, header, isRequired }) =>
        field === 'currency' ? [] : [{ field, header, isRequired, ...recapHelp[field] }],
      );
  }
}
