import { acts, familyOf, memberOf, partnerOf } from './claim-people.ts';
import type { ClaimPlan, PlannedAct } from './claim-plans.ts';

/** A claim with its number, from which persons, firm and provider follow. */
export interface WrittenClaim {
  readonly n: number;
  /** Whose it is, from 0. */
  readonly family: number;
  readonly claimId: string;
  readonly plan: ClaimPlan;
}

/** Headers as the templates print them. */
export const statHeader = [
  ...['Numero de sinistre', 'Statut', 'Date de sinistre', 'Date de règlement', 'Nom Employeur'],
  ...['Numero de police', 'Nom Assuré Principal', 'Nom bénéficiaire', 'Statut Assuré', 'Matricule'],
  ...['Acte_Contraté_Assuré', 'Broker Name', 'Nom du partenaire', 'Adresse du Partenaire'],
  ...['Pays du partenaire', "Categorie d'acte", 'Famille Acte', 'Nom Acte', 'Date de naissance'],
  ...['Devise', 'Montant facturé', 'Montant remboursé', 'Ticket modérateur', 'Montant exclu'],
  ...['N°cheque/Autre_Moyent_de_payement', 'Numero de Facture', 'Note Générale', 'Modifié par'],
].join(';');

export const recapHeader = [
  ...['reglementId', 'date_reglement', 'totalmttreclame', 'totalmttrembourse', 'beneficiaire'],
  ...['Assurés_principal', 'Employeur', 'N°_police', 'partnerId', 'N°_Cheque'],
  ...['autres_Moyen_de_payement', 'NumFacture', 'Note'],
].join(';');

/** A, C and E take turns. */
export function insuredOf({ n, family }: WrittenClaim) {
  return { family, status: (['A', 'C', 'E'] as const)[n % 3] ?? 'A' };
}

export function writeStatLines(claim: WrittenClaim): string {
  return claim.plan.stat.map((act) => writeStatLine(claim, act)).join('');
}

function writeStatLine(claim: WrittenClaim, planned: PlannedAct): string {
  const { family, status } = insuredOf(claim);
  const { name, memberId, employer, policyNumber } = familyOf(family);
  const member = memberOf(family, status);
  const partner = partnerOf(claim.n);
  const [category, group, act] = acts[planned.act % acts.length] ?? acts[0];
  const { claimed, reimbursed, settledOn } = planned;
  // Of a line that takes money back nobody writes a share of the insured person.
  const share = typeof claimed === 'number' && claimed > 0 ? claimed - reimbursed : '';
  const cells = [
    ...[claim.claimId, planned.status ?? 'Réglé', dayText((settledOn ?? 40) - 10)],
    ...[settledOn === null ? '' : dayText(settledOn), employer, policyNumber, name, member.name],
    ...[status, memberId, 'Formule 80 %', 'Courtage du Cap', partner.name, partner.address],
    ...['Sénégal', category, group, act, member.birthDate, 'XOF', claimed, reimbursed, share, 0],
    ...[`CHQ-${100_000 + claim.n}`, invoiceOf(claim), '', `Gestionnaire ${claim.n % 9}`],
  ];
  return `${cells.join(';')}\n`;
}

export function writeRecapLines(claim: WrittenClaim): string {
  const { family, status } = insuredOf(claim);
  const { name, employer, policyNumber } = familyOf(family);
  const { name: beneficiary } = memberOf(family, status);
  const lines = claim.plan.recap.map(({ claimed, reimbursed, settledOn }) => [
    ...[claim.claimId, dayText(settledOn), claimed, reimbursed, beneficiary, name, employer],
    ...[policyNumber, partnerOf(claim.n).name, `CHQ-${100_000 + claim.n}`, '', invoiceOf(claim)],
    '',
  ]);
  return lines.map((cells) => `${cells.join(';')}\n`).join('');
}

const invoiceOf = ({ claimId }: WrittenClaim) => `FAC-${claimId}`;

const firstDay = Date.UTC(2024, 0, 1);

/** @param day since 1 January 2024; gives `dd/mm/yyyy` */
function dayText(day: number): string {
  const iso = new Date(firstDay + day * 86_400_000).toISOString();
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
}
