Feature: The provisioning command
  SWRA513C section 7.1. One command starts and stops provisioning. It returns 0 or the reason for its rejection. A
  rejected start may report the reason by its return value or by a status event (C2). It starts nothing in both cases.
  The scenarios test so many combinations of its parameters that every pair of values is among them. They leave out two
  values that no host may pass: a start with the time-out 0, and a SmartConfig key that has not 16 characters.

  Rule: PROV-7.1-03 A successful command returns 0

    @PROV-7.1-03 @PROV-7-01 @PROV-7.1-01
    Scenario Outline: PROV-7.1-03/1 The start and the stop of <process> return 0
      Given an idle device
      And the host starts <process>
      And the call is answered with SL_RET_CODE_OK
      When the host stops provisioning
      Then the call is answered with SL_RET_CODE_OK
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.1-03 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-7.1-03/2 During <process>, the abort of an external confirmation returns 0
      Given <process> is waiting for the phone to fetch the result
      When the host aborts the external confirmation
      Then the call is answered with SL_RET_CODE_OK

      Examples:
        | process                                    |
        | AP provisioning with external confirmation |

      Examples: after earlier processes or attempts
        | process                                                                          |
        | AP provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a stop in its third attempt     |
        | AP provisioning with external confirmation after a time-out and a reset          |
        | AP provisioning with external confirmation after a reset and a time-out          |

  Rule: PROV-7.1-04 The device rejects a second start

    @PROV-7.1-04 @PROV-7.2-11
    Scenario Outline: PROV-7.1-04/1 The device rejects a start of <second> with the final role <final role> during <first>
      Given <first> is waiting for a profile
      And the early moment (1 s) passes
      When the host tries to start <second>, with the roles:
        | final role | <final role> |
      Then the start is rejected: already started

      # pairs: second starts, 12 of 48 combinations; every pair of values is among them
      Examples: first combinations
        | first           | second                                              | final role |
        | AP provisioning | AP provisioning                                     | STA        |
        | AP provisioning | SmartConfig provisioning with external confirmation | AP         |
        | AP provisioning | AP+SmartConfig provisioning                         | STA        |

      Examples: further combinations
        | first                       | second                                                 | final role |
        | AP provisioning             | external configuration                                 | STA        |
        | SmartConfig provisioning    | AP provisioning                                        | STA        |
        | SmartConfig provisioning    | SmartConfig provisioning                               | STA        |
        | SmartConfig provisioning    | AP+SmartConfig provisioning with external confirmation | AP         |
        | SmartConfig provisioning    | external configuration                                 | AP         |
        | AP+SmartConfig provisioning | AP provisioning with external confirmation             | AP         |
        | AP+SmartConfig provisioning | SmartConfig provisioning                               | STA        |
        | AP+SmartConfig provisioning | AP+SmartConfig provisioning                            | STA        |
        | AP+SmartConfig provisioning | external configuration with external confirmation      | STA        |
      # end of pairs

    @PROV-7.1-04 @needs-driver-port
    Scenario: PROV-7.1-04/2 The device rejects a second start when the status byte lacks the active bit
      Given external configuration is ready for the host
      And the host driver receives a message with PROVISIONING_USER_INITIATED + PROVISIONING_ENABLE_API
      When the host tries to start AP provisioning
      Then the start is rejected: already started

  Rule: PROV-7.1-05 A rejected start does not disturb the running process

    @PROV-7.1-05 @needs-phone
    Scenario Outline: PROV-7.1-05/1 During <process>, the first process still accepts a profile after a rejected start
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the host tries to start SmartConfig provisioning
      And the start is rejected: already started
      And the early moment (1 s) passes
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                           |
        | AP provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset      |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

      Examples: with other options
        | process                     |
        | AP+SmartConfig provisioning |
        | external configuration      |

    @PROV-7.1-05
    Scenario: PROV-7.1-05/5 A rejected start does not change the inactivity time-out
      Given an idle device
      And the host starts AP provisioning with the short inactivity time-out (30 s)
      When the host tries to start SmartConfig provisioning
      Then the start is rejected: already started
      And the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)

    @PROV-7.1-05 @needs-phone @needs-network
    Scenario: PROV-7.1-05/6 A rejected start does not change the final role
      Given AP provisioning is waiting for a profile, with the roles:
        | final role | AP |
      And the host tries to start SmartConfig provisioning
      And the start is rejected: already started
      And the network "home" is in range
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the process ends in role AP

    @PROV-7.1-05 @needs-phone @needs-smartconfig
    Scenario: PROV-7.1-05/8 During SmartConfig provisioning, the first process still accepts a profile after a rejected start
      Given SmartConfig provisioning is waiting for a profile
      And the host tries to start AP provisioning
      And the start is rejected: already started
      And the early moment (1 s) passes
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

    @PROV-7.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-7.1-05/7 After a rejected start, the device still tests the profile of <process>
      Given <process> has a profile to confirm
      And the network "home" is in range
      And the host tries to start SmartConfig provisioning
      And the start is rejected: already started
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                                           |
        | AP provisioning after a reset and a time-out in its third attempt |

      Examples: with other options
        | process                                                            |
        | AP provisioning with external confirmation from role AP to role AP |

  Rule: PROV-7.1-06 The device rejects a start without the HTTP server

    @PROV-7.1-06 @PROV-7.1-13 @PROV-7.2-09
    Scenario Outline: PROV-7.1-06/1 The device rejects <process> when its HTTP server is off
      Given a running device with:
        | http-server | off |
      When the host tries to start <process>
      Then the start is rejected: HTTP server disabled
      And sl_DeviceGet is served

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |
        | external configuration      |

    @PROV-7.1-06
    Scenario: PROV-7.1-06/2 The suite records whether SmartConfig starts without the HTTP server
      Given a running device with:
        | http-server | off |
      When the host tries to start SmartConfig provisioning
      Then the suite records the answer to the call

    @PROV-7.1-06
    Scenario: PROV-7.1-06/3 The device rejects a start again when its HTTP server is off
      Given a running device with:
        | http-server | off |
      When the host tries to start AP provisioning
      Then the start is rejected: HTTP server disabled
      When the host tries to start AP provisioning
      Then the start is rejected: HTTP server disabled

    @PROV-7.1-06 @PROV-4-01
    Scenario: PROV-7.1-06/4 A rejected start does not prevent one with the HTTP server
      Given an idle device
      And the host calls sl_NetAppStop with:
        | AppBitMap | SL_NETAPP_HTTP_SERVER_ID |
      And the host tries to start AP provisioning
      And the start is rejected: HTTP server disabled
      And the host calls sl_NetAppStart with:
        | AppBitMap | SL_NETAPP_HTTP_SERVER_ID |
      When the host tries to start AP provisioning
      Then the call is answered with SL_RET_CODE_OK

    @PROV-7.1-06
    Scenario Outline: PROV-7.1-06/5 The device rejects <process> in role AP when its HTTP server is off
      Given a running device with:
        | role        | AP  |
        | http-server | off |
      When the host tries to start <process>
      Then the start is rejected: HTTP server disabled

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.1-06
    Scenario Outline: PROV-7.1-06/6 After <process>, the device rejects a start when the host has stopped its HTTP server
      Given <process> is waiting for a profile
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_NetAppStop with:
        | AppBitMap | SL_NETAPP_HTTP_SERVER_ID |
      When the host tries to start AP provisioning
      Then the start is rejected: HTTP server disabled

      Examples:
        | process                      |
        | AP provisioning              |
        | SmartConfig provisioning     |
        | AP provisioning after a stop |

  Rule: PROV-7.1-07 The device rejects a start with a full profile list

    @PROV-7.1-07 @PROV-7.2-10
    Scenario Outline: PROV-7.1-07/1 The device rejects <process> when its profile list is full
      Given a running device with:
        | profiles | one, two, three, four, five, six, seven |
      When the host tries to start <process>
      Then the start is rejected: profile list full
      And sl_DeviceGet is served

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |
        | external configuration      |

  Rule: PROV-7.1-08 The device rejects a start with an invalid parameter
    No source lists the invalid values. These are the obvious ones.

    @PROV-7.1-08
    Scenario Outline: PROV-7.1-08/1 The device rejects <command> with the role <role>
      Given an idle device
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | <command> |
        | RequestedRoleAfterSuccess | <role>    |
        | InactivityTimeoutSec      | <seconds> |
        | Flags                     | <flags>   |
      Then the start is rejected: invalid parameter
      And sl_DeviceGet is served

      # pairs: invalid roles, 12 of 48 combinations; every pair of values is among them
      Examples: first combinations
        | role | command                                  | flags                                               | seconds |
        | 1    | SL_WLAN_PROVISIONING_CMD_START_MODE_AP   | 0                                                   | 600     |
        | 1    | SL_WLAN_PROVISIONING_CMD_START_MODE_SC   | SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION | 30      |
        | 1    | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC | 0                                                   | 600     |

      Examples: further combinations
        | role | command                                                         | flags                                               | seconds |
        | 1    | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | 0                                                   | 600     |
        | 4    | SL_WLAN_PROVISIONING_CMD_START_MODE_AP                          | 0                                                   | 600     |
        | 4    | SL_WLAN_PROVISIONING_CMD_START_MODE_SC                          | 0                                                   | 600     |
        | 4    | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC                        | SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION | 30      |
        | 4    | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | 0                                                   | 30      |
        | 127  | SL_WLAN_PROVISIONING_CMD_START_MODE_AP                          | SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION | 30      |
        | 127  | SL_WLAN_PROVISIONING_CMD_START_MODE_SC                          | 0                                                   | 600     |
        | 127  | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC                        | 0                                                   | 600     |
        | 127  | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION | 600     |
      # end of pairs

    @PROV-7.1-08
    Scenario Outline: PROV-7.1-08/2 The device rejects the unknown command <command>
      Given an idle device
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | <command> |
        | RequestedRoleAfterSuccess | ROLE_STA  |
        | InactivityTimeoutSec      | 600       |
        | Flags                     | 0         |
      Then the start is rejected: invalid parameter
      And sl_DeviceGet is served

      Examples:
        | command |
        | 6       |
        | 255     |

  Rule: PROV-7.1-11 The documents do not state the answer to a stop without a process

    @PROV-7.1-11
    Scenario: PROV-7.1-11/1 The suite records how an idle device answers a stop
      Given an idle device
      Then the suite records the answer of sl_WlanProvisioning

  Rule: PROV-7.1-12 The documents do not state whether STOPPED follows a stop without a process

    @PROV-7.1-12
    Scenario: PROV-7.1-12/1 The suite records what an idle device reports after a stop
      Given an idle device
      When the host calls sl_WlanProvisioning
      Then the suite records what the host receives within the silence (3 s)

  Rule: PROV-7.1-14 The device accepts an inactivity time-out of 30 seconds

    @PROV-7.1-14
    Scenario: PROV-7.1-14/1 The device accepts the shortest inactivity time-out
      Given an idle device
      When the host starts AP provisioning with the shortest inactivity time-out (30 s)
      Then the call is answered with SL_RET_CODE_OK

    @PROV-7.1-14
    Scenario Outline: PROV-7.1-14/2 The device accepts <command> with a time-out of <seconds> seconds
      Given an idle device
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | <command> |
        | RequestedRoleAfterSuccess | <role>    |
        | InactivityTimeoutSec      | <seconds> |
        | Flags                     | 0         |
      Then the call is answered with SL_RET_CODE_OK

      # pairs: long enough, 8 of 16 combinations; every pair of values is among them
      Examples: first combinations
        | command                                | seconds | role     |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_AP | 30      | ROLE_AP  |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_AP | 65535   | ROLE_STA |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_SC | 30      | ROLE_AP  |

      Examples: further combinations
        | command                                                         | seconds | role     |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_SC                          | 65535   | ROLE_STA |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC                        | 30      | ROLE_STA |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC                        | 65535   | ROLE_AP  |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | 30      | ROLE_STA |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | 65535   | ROLE_AP  |
      # end of pairs

  Rule: PROV-7.1-15 The documents do not state what a shorter time-out does

    @PROV-7.1-15
    Scenario Outline: PROV-7.1-15/1 The suite records how the device handles <command> with <seconds> seconds
      Given an idle device
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | <command> |
        | RequestedRoleAfterSuccess | ROLE_STA  |
        | InactivityTimeoutSec      | <seconds> |
        | Flags                     | 0         |
      Then the suite records the answer to the call
      And the suite records what the host receives within the inactivity bound (75 s)

      # pairs: too short, 8 of 8 combinations; every pair of values is among them
      Examples: first combinations
        | command                                | seconds |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_AP | 1       |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_AP | 29      |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_SC | 1       |

      Examples: further combinations
        | command                                                         | seconds |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_SC                          | 29      |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC                        | 1       |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC                        | 29      |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | 1       |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | 29      |
      # end of pairs

  Rule: PROV-7.1-18 The device rejects a start during another call

    @PROV-7.1-18 @needs-pending-calls
    Scenario: PROV-7.1-18/1 The device rejects a start while its host waits for a connection
      Given an idle device
      And the host calls sl_Accept without waiting
      When the host tries to start AP provisioning
      Then the call is answered with SL_RET_CODE_API_COMMAND_IN_PROGRESS

    @PROV-7.1-18 @needs-pending-calls
    Scenario: PROV-7.1-18/2 The device rejects a start during another call after an earlier process
      Given AP provisioning is waiting for a profile
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_Accept without waiting
      When the host tries to start AP provisioning
      Then the call is answered with SL_RET_CODE_API_COMMAND_IN_PROGRESS

  Rule: PROV-7.1-19 The device accepts a stop during another call

    @PROV-7.1-19 @needs-pending-calls
    Scenario: PROV-7.1-19/1 The device accepts a stop while its host waits for a connection
      Given external configuration is ready for the host
      And the host calls sl_Accept without waiting
      When the host stops provisioning
      Then the call is answered with SL_RET_CODE_OK

  Rule: PROV-7.1-21 The documents do not state what undefined flags do

    @PROV-7.1-21
    Scenario Outline: PROV-7.1-21/1 The suite records how <command> handles the flags <flags>
      Given an idle device
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | <command> |
        | RequestedRoleAfterSuccess | <role>    |
        | InactivityTimeoutSec      | 600       |
        | Flags                     | <flags>   |
      Then the suite records the answer to the call
      And the suite records the answer of sl_DeviceGet

      # pairs: undefined flags, 8 of 8 combinations; every pair of values is among them
      Examples: first combinations
        | flags | command                                  | role     |
        | 2     | SL_WLAN_PROVISIONING_CMD_START_MODE_AP   | ROLE_STA |
        | 2     | SL_WLAN_PROVISIONING_CMD_START_MODE_SC   | ROLE_STA |
        | 2     | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC | ROLE_STA |

      Examples: further combinations
        | flags      | command                                                         | role     |
        | 2          | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | ROLE_STA |
        | 4294967294 | SL_WLAN_PROVISIONING_CMD_START_MODE_AP                          | ROLE_STA |
        | 4294967294 | SL_WLAN_PROVISIONING_CMD_START_MODE_SC                          | ROLE_STA |
        | 4294967294 | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC                        | ROLE_STA |
        | 4294967294 | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | ROLE_STA |
      # end of pairs

  Rule: PROV-7.1-22 Every mode accepts both final roles

    @PROV-7.1-22
    Scenario Outline: PROV-7.1-22/1 The device starts <process> with the final role <final role>
      Given an idle device
      When the host starts <process>, with the roles:
        | final role | <final role> |
      Then the call is answered with SL_RET_CODE_OK

      Examples:
        | process                     | final role |
        | AP provisioning             | STA        |
        | SmartConfig provisioning    | STA        |
        | AP+SmartConfig provisioning | STA        |
        | external configuration      | AP         |

      Examples: after earlier processes or attempts
        | process                                                  | final role |
        | AP+SmartConfig provisioning after a reset and a time-out | AP         |

    @PROV-7.1-22
    Scenario Outline: PROV-7.1-22/2 The device accepts <command> with <role>, <seconds> seconds, key <key> and flags <flags>
      Given an idle device
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | <command> |
        | RequestedRoleAfterSuccess | <role>    |
        | InactivityTimeoutSec      | <seconds> |
        | pSmartConfigKey           | <key>     |
        | Flags                     | <flags>   |
      Then the call is answered with SL_RET_CODE_OK

      # pairs: served, 13 of 120 combinations; every pair of values is among them
      Examples: first combinations
        | command                                | role     | seconds | key  | flags                                               |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_AP | ROLE_STA | 60      | none | SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_AP | ROLE_STA | 3600    | none | 0                                                   |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_AP | ROLE_AP  | 600     | none | 0                                                   |

      Examples: further combinations
        | command                                                         | role     | seconds | key              | flags                                               |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_SC                          | ROLE_STA | 600     | 0123456789abcdef | SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_SC                          | ROLE_STA | 3600    | none             | SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_SC                          | ROLE_AP  | 60      | a key,with "16"! | 0                                                   |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC                        | ROLE_STA | 600     | a key,with "16"! | SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC                        | ROLE_STA | 3600    | none             | 0                                                   |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC                        | ROLE_AP  | 60      | 0123456789abcdef | 0                                                   |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | ROLE_STA | 600     | none             | 0                                                   |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | ROLE_STA | 60      | none             | 0                                                   |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | ROLE_STA | 3600    | a key,with "16"! | 0                                                   |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION | ROLE_AP  | 3600    | 0123456789abcdef | SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION |
      # end of pairs

  Rule: PROV-7.1-23 The documents do not state what a start does that keeps the current role

    @PROV-7.1-23
    Scenario Outline: PROV-7.1-23/1 The suite records how <command> handles the current role
      Given an idle device
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | <command>                                   |
        | RequestedRoleAfterSuccess | SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE |
        | InactivityTimeoutSec      | 600                                         |
        | Flags                     | 0                                           |
      Then the suite records the answer to the call
      And the suite records the answer of sl_DeviceGet

      Examples:
        | command                                                         |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_AP                          |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_SC                          |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC                        |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION |

  Rule: PROV-7.1-24 The documents do not state what a start does to an auto-started process

    @PROV-7.1-24
    Scenario: PROV-7.1-24/1 The suite records what a start does before user activity
      Given auto-provisioning as an access point is waiting for a profile
      When the host tries to start AP provisioning
      Then the suite records what the host receives within the while after the start (10 s)
