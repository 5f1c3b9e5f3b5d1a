/** The company's own people of the example organisation, beyond the contact centre. Their numbers belong to nobody. */
import type { OrganisationInput } from './settings.js';

type Directory = NonNullable<OrganisationInput['organisationDirectory']>;
type Person = Directory['people'][number];

const person = (
  name: string,
  role: string,
  department: string,
  phone: string | null,
  presence: NonNullable<Person['presence']> = 'available',
  rest: Partial<Person> = {},
): Person => ({ name, role, department, phone, presence, ...rest });

export const organisationDirectory: Directory = {
  source: 'teams',
  people: [
    person('Beatriz Almeida', 'Controller', 'Finance', '+351215550143'),
    person('Gbemisola Adeyemi-Oluwaseun', 'Head of Receivables', 'Finance', '+442079460321', 'in-call'),
    person('Piet van den Heuvel', 'Treasury analyst', 'Finance', '+31205550107', 'offline', { called: 'no-answer' }),
    person('Ingrid Sørensen', 'Chief Financial Officer', 'Finance', '+442079460301', 'in-meeting'),
    person('Rahul Deshpande', 'Credit controller', 'Finance', '+442079460334', 'busy', { called: 'busy' }),
    person('Marguerite Chevalier', 'Tax manager', 'Finance', '+33199007211'),
    person('Owen Llewellyn', 'Payroll officer', 'Finance', null),
    person('Chiamaka Nwosu', 'General counsel', 'Legal', '+442079460355'),
    person('Tobias Rheinländer', 'Contracts lawyer', 'Legal', '+493023125214', 'away'),
    person('Mei-Ling Cheng', 'Data protection officer', 'Legal', '+442079460358', 'do-not-disturb'),
    person('Santiago Echeverría Pardo', 'Head of Logistics', 'Logistics', '+34944555217'),
    person('Kirsten Aagaard', 'Customs specialist', 'Logistics', '+46846500017', 'in-call'),
    person('Malik Washington', 'Warehouse manager, Oakland', 'Logistics', '+15105550129'),
    person('Svetlana Marchenko', 'Freight planner', 'Logistics', '+494066969221', 'busy'),
    person('Joseph Kamau', 'Driver coordinator', 'Logistics', null, 'away'),
    person('Eleanor Fairweather-Montgomery', 'Master roaster', 'Product', '+15035550133'),
    person('Luca Bernasconi', 'Espresso machine engineer', 'Product', '+493023125231', 'in-meeting'),
    person('Ayumi Nakagawa', 'Quality manager', 'Product', '+61491575022'),
    person('Darnell Whitaker', 'Spare parts planner', 'Product', '+13125550144'),
    person('Zsófia Kertész', 'Technical writer', 'Product', '+493023125240', 'offline'),
    person('Hamish Drummond', 'Key account manager', 'Sales', '+442079460371', 'in-call'),
    person('Camille Fournier', 'Key account manager', 'Sales', '+33199007218'),
    person('Noor van der Berg', 'Sales director', 'Sales', '+31205550126', 'in-meeting'),
    person('Dwayne Castellano', 'Field sales, West Coast', 'Sales', '+15105550142'),
    person('Astrid Blomqvist', 'Wholesale contracts', 'Sales', '+46846500031', 'away'),
    person('Priyanka Subramanian', 'Head of Marketing', 'Marketing', '+442079460382'),
    person('Felix Obermeier', 'Web shop manager', 'Marketing', '+494066969233', 'busy'),
    person('Jonah Goldberg-Reyes', 'Social media manager', 'Marketing', '+19735550118'),
    person('Charlotte Ashworth', 'Head of People', 'People', '+442079460391', 'do-not-disturb'),
    person('Emeka Balogun', 'Recruiter', 'People', null, 'available'),
    person('Wiktoria Zielińska', 'Service desk lead', 'IT', '+493023125260'),
    person('Bruno Carvalho', 'Telephony engineer', 'IT', '+351215550149', 'in-call'),
    person('Sakura Ishikawa', 'Identity and access', 'IT', '+61491575038'),
  ],
};
