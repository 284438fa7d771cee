import type { Language } from '../../runs/run.ts';
import type { ClaimItem } from '../claim-items.ts';
import type { ClaimStatus, StatLine } from '../claim-row.ts';
import type { LineSource } from '../mapping/claims-record.ts';

/** What a cell of an export holds: how it is written is up to the format. */
export type ExportCell =
  | { readonly kind: 'text'; readonly text: string | null }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'day'; readonly day: string | null }
  /** Minor units as decimal text, of the line's currency. */
  | { readonly kind: 'amount'; readonly minor: string | null; readonly currency: string };

/** A line of a statement with what leads back to its file. */
export interface ExportedLine {
  readonly claim: Pick<ClaimItem, 'claimId' | 'version'>;
  readonly line: StatLine;
  readonly source: LineSource;
  /** As the sender named it; null when the session is gone. */
  readonly fileName: string | null;
}

export interface ExportColumn {
  readonly header: Readonly<Record<Language, string>>;
  /** In characters. */
  readonly width: number;
  readonly cell: (exported: ExportedLine, lang: Language) => ExportCell;
}

const statusWords: Readonly<Record<ClaimStatus, Readonly<Record<Language, string>>>> = {
  SETTLED: { fr: 'Réglé', en: 'Settled' },
  REJECTED: { fr: 'Rejeté', en: 'Rejected' },
  PENDING: { fr: 'En attente', en: 'Pending' },
  CANCELLED: { fr: 'Annulé', en: 'Cancelled' },
  OTHER: { fr: 'Autre', en: 'Other' },
};

const asText = (text: string | null): ExportCell => ({ kind: 'text', text });

type TextField = {
  [K in keyof StatLine]: StatLine[K] extends string | null ? K : never;
}[keyof StatLine];

function text(field: TextField, fr: string, en: string, width = 20): ExportColumn {
  return { header: { fr, en }, width, cell: ({ line }) => asText(line[field]) };
}

function day(field: TextField, fr: string, en: string): ExportColumn {
  return {
    header: { fr, en },
    width: 13,
    cell: ({ line }) => ({ kind: 'day', day: line[field] }),
  };
}

function amount(field: TextField, fr: string, en: string): ExportColumn {
  return {
    header: { fr, en },
    width: 15,
    cell: ({ line }) => ({ kind: 'amount', minor: line[field], currency: line.currency }),
  };
}

/**
 * The columns of an export: a line of a statement as CLAIMS §1 names its columns (so that a French
 * export is read again like any statement), then where it came from.
 */
export const exportColumns: readonly ExportColumn[] = [
  {
    header: { fr: 'Numero de sinistre', en: 'Claim number' },
    width: 18,
    cell: ({ claim }) => asText(claim.claimId),
  },
  {
    header: { fr: 'Statut', en: 'Claim status' },
    width: 12,
    cell: ({ line }, lang) => asText(line.status && statusWords[line.status][lang]),
  },
  day('incidentDate', 'Date de sinistre', 'Date of service'),
  day('settlementDate', 'Date de règlement', 'Payment date'),
  text('employer', 'Nom Employeur', 'Employer', 26),
  text('policyNumber', 'Numero de police', 'Policy number', 16),
  text('mainInsured', 'Nom Assuré Principal', 'Main insured', 26),
  text('beneficiary', 'Nom bénéficiaire', 'Beneficiary', 26),
  text('insuredStatus', 'Statut Assuré', 'Insured status', 10),
  text('memberId', 'Matricule', 'Member id', 16),
  day('birthDate', 'Date de naissance', 'Date of birth'),
  text('plan', 'Acte_Contraté_Assuré', 'Plan'),
  text('broker', 'Broker Name', 'Broker'),
  text('partner', 'Nom du partenaire', 'Provider', 26),
  text('partnerAddress', 'Adresse du Partenaire', 'Provider address', 26),
  text('partnerCountry', 'Pays du partenaire', 'Provider country', 10),
  text('actCategory', "Categorie d'acte", 'Act category'),
  text('actFamily', 'Famille Acte', 'Act family'),
  text('actName', 'Nom Acte', 'Act', 28),
  text('currency', 'Devise', 'Currency', 8),
  amount('amountClaimed', 'Montant facturé', 'Amount claimed'),
  amount('amountReimbursed', 'Montant remboursé', 'Amount reimbursed'),
  amount('copay', 'Ticket modérateur', 'Copay'),
  amount('excluded', 'Montant exclu', 'Excluded'),
  text('paymentRef', 'N°cheque/Autre_Moyent_de_payement', 'Payment reference'),
  text('invoiceNumber', 'Numero de Facture', 'Invoice number', 16),
  text('note', 'Note Générale', 'Note', 28),
  text('operator', 'Modifié par', 'Operator', 16),
  {
    header: { fr: 'Version', en: 'Version' },
    width: 8,
    cell: ({ claim }) => ({ kind: 'number', number: claim.version }),
  },
  {
    header: { fr: 'Fichier d’origine', en: 'Source file' },
    width: 26,
    cell: ({ source, fileName }) => asText(fileName ?? source.fileId),
  },
  {
    header: { fr: 'Feuille d’origine', en: 'Source sheet' },
    width: 16,
    cell: ({ source }) => asText(source.sheet),
  },
  {
    header: { fr: 'Ligne d’origine', en: 'Source row' },
    width: 9,
    cell: ({ source }) => ({ kind: 'number', number: source.row }),
  },
  {
    header: { fr: 'Session d’import', en: 'Import session' },
    width: 32,
    cell: ({ source }) => asText(source.runId),
  },
];
