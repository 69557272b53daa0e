Feature: Blocked APIs during provisioning
  SWRA513C section 7.5. During provisioning the device changes roles, networks and addresses, so it cannot serve most
  commands. It refuses every command except sl_WlanProvisioning and sl_Stop with SL_RET_CODE_PROVISIONING_IN_PROGRESS
  until the process ends. "Refused" below means exactly this code, at once.

  "Every command" leaves out five functions that TI's own driver does not gate. PROV-7.5-15 covers them.

  Rule: PROV-7.5-01 The device refuses every command
    External configuration unblocks its APIs soon after its start, before a board can answer every command. PROV-7.5-26
    tests command by command what it refuses until then.

    @PROV-7.5-01 @PROV-4.1-02 @PROV-4-01
    Scenario Outline: PROV-7.5-01/1 The device refuses every command directly after the start of <process>
      Given an idle device
      When the host starts <process>
      Then every API command is refused

      Examples:
        | process                                             |
        | AP provisioning                                     |
        | AP provisioning with external confirmation          |
        | SmartConfig provisioning with external confirmation |

      Examples: after earlier processes or attempts
        | process                                                                 |
        | AP+SmartConfig provisioning after a time-out and a reset                |
        | AP provisioning with external confirmation after a reset and a time-out |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

      @needs-phone @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                                    |
        | SmartConfig provisioning after a stop in its third attempt |

    @PROV-7.5-01 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-01/2 When <process> <moment>, the device refuses every command
      Given <process> <moment>
      Then every API command is refused

      Examples:
        | process                                                | moment                                       |
        | AP provisioning                                        | has a profile to confirm                     |
        | AP provisioning                                        | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with external confirmation | has joined a network without DHCP            |
        | auto-provisioning as an access point                   | is waiting for an IP address                 |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                                             | moment                                       |
        | SmartConfig provisioning                            | is waiting for an IP address                 |
        | SmartConfig provisioning                            | is waiting for the phone to fetch the result |
        | SmartConfig provisioning with external confirmation | has joined a network without DHCP            |
        | auto-provisioning as a station                      | is waiting for the phone to fetch the result |

      Examples: after earlier processes or attempts
        | process                                                           | moment                       |
        | AP+SmartConfig provisioning after a stop in its third attempt     | is waiting for an IP address |
        | auto-provisioning as an access point after a time-out and a reset | is waiting for an IP address |

      @needs-smartconfig
      Examples: with other options
        | process                             | moment                       |
        | SmartConfig provisioning to role AP | is waiting for an IP address |

  Rule: PROV-7.5-02 The device does not execute a refused command

    @PROV-7.5-02 @PROV-4.3-17
    Scenario Outline: PROV-7.5-02/1 During <process>, a refused profile is not stored
      Given <process> is waiting for a profile
      And the host calls sl_WlanProfileAdd with:
        | pName           | intruder              |
        | pSecParams.Type | SL_WLAN_SEC_TYPE_OPEN |
        | pSecParams.Key  |                       |
        | Priority        | 0                     |
      And the call is refused
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else
      Then the device has:
        | profiles | none |

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                      |
        | AP provisioning after a stop |

    @PROV-7.5-02 @PROV-4.3-17
    Scenario Outline: PROV-7.5-02/2 During <process>, a refused policy does not take effect
      Given <process> is waiting for a profile
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | fast + auto-provisioning  |
      And the call is refused
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else
      Then the device has:
        | fast              | off |
        | auto-provisioning | off |

      Examples:
        | process         |
        | AP provisioning |

      @needs-phone
      Examples: after earlier processes or attempts
        | process                                           |
        | AP provisioning after a stop in its third attempt |

      @needs-phone
      Examples: with other options
        | process                                                                                              |
        | AP provisioning with external confirmation from role AP to role AP after a stop in its third attempt |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-02/3 During <process>, a refused device name does not take effect
      Given <process> is waiting for an IP address
      And the host calls sl_NetAppSet with:
        | AppId        | SL_NETAPP_DEVICE_ID  |
        | Option       | SL_NETAPP_DEVICE_URN |
        | pOptionValue | intruder             |
      And the call is refused
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else
      Then the device has:
        | name other than | intruder |

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                              |
        | AP provisioning after a success in its third attempt |

    @PROV-7.5-02 @PROV-4.3-17
    Scenario Outline: PROV-7.5-02/4 During <process>, a refused deletion keeps the profile
      Given a running device with:
        | profiles | home |
      And the host starts <process>
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the call is refused
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else
      Then the device has:
        | profiles | home |

      Examples:
        | process                  |
        | AP provisioning          |
        | SmartConfig provisioning |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-7.5-02/5 During <process>, a refused change of role does not take effect
      Given <process> is waiting for a profile
      And the host calls sl_WlanSetMode with:
        | Mode | ROLE_AP |
      And the call is refused
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else
      When the host restarts the device
      Then the phone does not see the device AP

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out          |

      @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                             |
        | auto-provisioning as a station in its third attempt |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone
    Scenario Outline: PROV-7.5-02/7 During <process>, a refused stop of the HTTP server does not take effect
      Given <process> is waiting for a profile
      And the host calls sl_NetAppStop with:
        | AppBitMap | SL_NETAPP_HTTP_SERVER_ID |
      And the call is refused
      When the phone joins the device AP
      Then the phone reads a device name of at most 33 characters

      Examples:
        | process                                                             |
        | AP provisioning                                                     |
        | AP provisioning with external confirmation                          |
        | AP+SmartConfig provisioning with external confirmation after a stop |
        | AP+SmartConfig provisioning after external configuration            |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network
    Scenario: PROV-7.5-02/8 A policy that is refused in the confirmation stage does not take effect
      Given AP provisioning is waiting for an IP address
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | fast + auto-provisioning  |
      And the call is refused
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      Then the device has:
        | fast              | off |
        | auto-provisioning | off |

    @PROV-7.5-02 @PROV-4.3-17
    Scenario Outline: PROV-7.5-02/9 During <process>, a refused name of the access point does not take effect
      Given an idle device
      And the host calls sl_WlanSet with:
        | ConfigId  | SL_WLAN_CFG_AP_ID   |
        | ConfigOpt | SL_WLAN_AP_OPT_SSID |
        | pValues   | allowed             |
      And the device has:
        | AP name | allowed |
      And the host starts <process>
      And the host calls sl_WlanSet with:
        | ConfigId  | SL_WLAN_CFG_AP_ID   |
        | ConfigOpt | SL_WLAN_AP_OPT_SSID |
        | pValues   | refused             |
      And the call is refused
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | AP name | allowed |

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                      |
        | AP provisioning after a stop                 |
        | AP provisioning after a reset and a time-out |
        | AP provisioning after a time-out and a reset |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                         |
        | AP provisioning after a success |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-7.5-02/10 A device name that SmartConfig provisioning refuses does not take effect after the success
      Given SmartConfig provisioning is waiting for an IP address
      And the host calls sl_NetAppSet with:
        | AppId        | SL_NETAPP_DEVICE_ID  |
        | Option       | SL_NETAPP_DEVICE_URN |
        | pOptionValue | intruder             |
      And the call is refused
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
        | nothing else                                     |
      Then the device has:
        | name other than | intruder |

    @PROV-7.5-02
    Scenario Outline: PROV-7.5-02/6 During <process>, a refused <refused> does not start statistics
      Given <process> is waiting for a profile
      And the host calls <refused>
      And the call is refused
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host calls <excluded while they run>
      Then the call is served

      Examples:
        | process         | refused            | excluded while they run |
        | AP provisioning | sl_DeviceStatStart | sl_WlanRxStatStart      |
        | AP provisioning | sl_WlanRxStatStart | sl_DeviceStatStart      |

      Examples: after earlier processes or attempts
        | process                                      | refused            | excluded while they run |
        | AP provisioning after a time-out and a reset | sl_DeviceStatStart | sl_WlanRxStatStart      |

      @needs-phone
      Examples: after earlier processes or attempts
        | process                                                           | refused            | excluded while they run |
        | AP+SmartConfig provisioning after a stop in its second attempt    | sl_DeviceStatStart | sl_WlanRxStatStart      |
        | AP provisioning after a reset and a time-out in its third attempt | sl_WlanRxStatStart | sl_DeviceStatStart      |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                         | refused            | excluded while they run |
        | AP provisioning after a success | sl_DeviceStatStart | sl_WlanRxStatStart      |

      Examples: with other options
        | process                                                            | refused            | excluded while they run |
        | AP provisioning with external confirmation from role AP to role AP | sl_DeviceStatStart | sl_WlanRxStatStart      |

      Examples: by SmartConfig
        | process                  | refused            | excluded while they run |
        | SmartConfig provisioning | sl_DeviceStatStart | sl_WlanRxStatStart      |

      @needs-phone
      Examples: with a third profile
        | process                               | refused            | excluded while they run |
        | AP provisioning in its fourth attempt | sl_DeviceStatStart | sl_WlanRxStatStart      |

  Rule: PROV-7.5-03 The device serves sl_WlanProvisioning

    @PROV-7.5-03
    Scenario Outline: PROV-7.5-03/1 The host can stop <process> before any profile
      Given <process> is waiting for a profile
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                              |
        | AP provisioning                      |
        | SmartConfig provisioning             |
        | AP+SmartConfig provisioning          |
        | external configuration               |
        | auto-provisioning as a station       |
        | auto-provisioning as an access point |

    @PROV-7.5-03 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-03/2 When <process> <moment>, the device serves a stop
      Given <process> <moment>
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                              | moment                                       |
        | AP provisioning                      | is waiting for an IP address                 |
        | AP+SmartConfig provisioning          | is waiting for the phone to fetch the result |
        | auto-provisioning as an access point | has a profile to confirm                     |
        | auto-provisioning as an access point | is waiting for the phone to fetch the result |

  Rule: PROV-7.5-04 The device serves sl_Stop

    @PROV-7.5-04
    Scenario Outline: PROV-7.5-04/1 The host can switch the device off during <process> before any profile
      Given <process> is waiting for a profile
      When the host calls sl_Stop
      Then the call is served
      And sl_Start is served

      Examples:
        | process                              |
        | AP provisioning                      |
        | SmartConfig provisioning             |
        | AP+SmartConfig provisioning          |
        | external configuration               |
        | auto-provisioning as an access point |

    @PROV-7.5-04 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-04/2 When <process> <moment>, the host can switch the device off
      Given <process> <moment>
      When the host calls sl_Stop
      Then the call is served
      And sl_Start is served

      Examples:
        | process                     | moment                                       |
        | AP provisioning             | is waiting for an IP address                 |
        | AP provisioning             | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning | has failed to find the network               |

      @needs-smartconfig
      Examples: of other processes
        | process                        | moment                       |
        | auto-provisioning as a station | is waiting for an IP address |

      Examples: after earlier processes or attempts
        | process                               | moment                       |
        | AP provisioning in its second attempt | is waiting for an IP address |
        | AP provisioning in its third attempt  | is waiting for an IP address |

  Rule: PROV-7.5-05 The end of the process unblocks the APIs

    @PROV-7.5-05 @PROV-4.3-18 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-05/1 The device serves every command after the success of <process>
      Given <process> is waiting for the phone to fetch the result
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And every harmless command is served

      Examples:
        | process                              |
        | AP provisioning                      |
        | AP+SmartConfig provisioning          |
        | auto-provisioning as an access point |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                        |
        | SmartConfig provisioning       |
        | auto-provisioning as a station |

      Examples: after earlier processes or attempts
        | process                                                       |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after external configuration                  |

      Examples: with another final role
        | process                                                     |
        | AP provisioning to role AP                                  |
        | AP+SmartConfig provisioning to role AP after a stop         |
        | AP+SmartConfig provisioning from role AP to role AP         |

      Examples: with many attempts or processes
        | process                                          |
        | AP+SmartConfig provisioning in its sixth attempt |
        | AP provisioning after nine stops                 |

    @PROV-7.5-05 @PROV-4.3-18
    Scenario Outline: PROV-7.5-05/2 The device serves every command after a stop of <process>
      Given <process> is waiting for a profile
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And every harmless command is served

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |
        | external configuration      |

      Examples: with many attempts or processes
        | process                                      |
        | AP+SmartConfig provisioning after nine stops |

    @PROV-7.5-05 @PROV-4.3-18
    Scenario Outline: PROV-7.5-05/3 The device serves every command after the time-out of <process>
      Given an idle device
      And the host starts <process> with the short inactivity time-out (30 s)
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And every harmless command is served

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.5-05 @PROV-4.3-18
    Scenario Outline: PROV-7.5-05/4 The device serves every command after a restart during <process>
      Given <process> is waiting for a profile
      When the host restarts the device
      Then every harmless command is served

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.5-05 @PROV-4.3-18
    Scenario Outline: PROV-7.5-05/5 During <process>, a second process blocks the APIs and ends like the first
      Given <process> is waiting for a profile
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else
      When the host starts SmartConfig provisioning
      Then sl_DeviceGet is refused
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And sl_DeviceGet is served

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                      |
        | AP provisioning after a time-out and a reset |

      @needs-phone
      Examples: after earlier processes or attempts
        | process                                           |
        | AP provisioning after a stop in its third attempt |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

  Rule: PROV-7.5-06 A host that stops the process can continue

    @PROV-7.5-06
    Scenario Outline: PROV-7.5-06/1 The device refuses <function>, and serves it after the stop
      Given AP+SmartConfig provisioning is waiting for a profile
      And <function> is refused
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And <function> is served

      Examples:
        | function         |
        | sl_DeviceGet     |
        | sl_WlanPolicyGet |
        | sl_Socket        |
        | sl_NetAppGet     |
        | sl_NetCfgGet     |
        | sl_FsGetFileList |

    @PROV-7.5-06 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-06/2 During <process>, a stop in the confirmation stage unblocks the APIs
      Given <process> is waiting for the phone to fetch the result
      And sl_DeviceGet is refused
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And sl_DeviceGet is served

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

  Rule: PROV-7.5-07 The APIs are blocked in the configuration stage

    @PROV-7.5-07
    Scenario Outline: PROV-7.5-07/1 The device refuses every call from the start of <process>
      Given an idle device
      And the host polls sl_DeviceGet every second
      When the host starts <process>
      Then the call is served
      When the working time of the host (15 s) passes
      Then every polled call was refused

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.5-07 @needs-phone
    Scenario: PROV-7.5-07/2 The device refuses every command while a profile waits for its confirmation
      Given AP provisioning has a profile to confirm
      Then every API command is refused

    @PROV-7.5-07 @PROV-7.5-01 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.5-07/3 After an incomplete transmission, the device still refuses calls during <process>
      Given <process> is waiting for a profile
      And the host polls sl_DeviceGet every second
      And the phone sends a part of the profile "home" by SmartConfig
      When the transmission bound (2 min) passes
      Then every polled call was refused

      Examples:
        | process                                  |
        | SmartConfig provisioning                 |
        | AP+SmartConfig provisioning after a stop |

      Examples: with a third profile
        | process                                           |
        | AP+SmartConfig provisioning in its fourth attempt |

  Rule: PROV-7.5-08 Without external confirmation the APIs are blocked in the confirmation stage

    @PROV-7.5-08 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-08/1 When <process> <moment> without external confirmation, the APIs are blocked
      Given <process> <moment>
      Then every API command is refused

      Examples:
        | process                              | moment                                       |
        | AP provisioning                      | is waiting for an IP address                 |
        | AP provisioning                      | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning          | is waiting for an IP address                 |
        | AP+SmartConfig provisioning          | is waiting for the phone to fetch the result |
        | auto-provisioning as an access point | is waiting for the phone to fetch the result |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | moment                                       |
        | SmartConfig provisioning | is waiting for an IP address                 |
        | SmartConfig provisioning | is waiting for the phone to fetch the result |

    @PROV-7.5-08 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-08/2 The APIs are blocked between the success and the STOPPED of <process>
      Given <process> is waiting for the phone to fetch the result
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And sl_DeviceGet is refused

      Examples:
        | process                              |
        | AP provisioning                      |
        | auto-provisioning as an access point |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                        |
        | auto-provisioning as a station |

      Examples: after earlier processes or attempts
        | process                                                           |
        | AP provisioning after a success in its second attempt             |
        | AP+SmartConfig provisioning after a stop in its third attempt     |
        | auto-provisioning as an access point after a time-out and a reset |

      @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                                              |
        | SmartConfig provisioning after a reset and a time-out                |
        | auto-provisioning as a station after a reset and a time-out          |
        | auto-provisioning as a station after a stop in its third attempt     |
        | auto-provisioning as a station after a success in its second attempt |

  Rule: PROV-7.5-09 The APIs are blocked after a failed confirmation

    @PROV-7.5-09 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-09/1 When <process> <moment>, the APIs stay blocked
      Given <process> <moment>
      Then every API command is refused
      When the silence (3 s) passes
      Then every API command is refused

      Examples:
        | process                                    | moment                           |
        | AP provisioning                            | has failed to connect            |
        | AP provisioning                            | has failed to deliver the result |
        | AP provisioning with external confirmation | has failed to find the network   |
        | auto-provisioning as an access point       | has failed to connect            |
        | auto-provisioning as an access point       | has failed to get an IP address  |
        | auto-provisioning as an access point       | has failed to deliver the result |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                                             | moment                          |
        | auto-provisioning as a station                      | has failed to find the network  |
        | SmartConfig provisioning with external confirmation | has failed to find the network  |
        | SmartConfig provisioning with external confirmation | has failed to connect           |
        | SmartConfig provisioning with external confirmation | has failed to get an IP address |

      Examples: after earlier processes or attempts
        | process                                                                                | moment                          |
        | AP provisioning after a success in its second attempt                                  | has failed to find the network  |
        | AP+SmartConfig provisioning after a stop in its third attempt                          | has failed to find the network  |
        | AP provisioning with external confirmation after a time-out and a reset                | has failed to get an IP address |
        | auto-provisioning as an access point after a reset and a time-out in its third attempt | has failed to get an IP address |

      @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                               | moment                |
        | SmartConfig provisioning after a reset and a time-out | has failed to connect |

      Examples: with other options
        | process                    | moment                           |
        | AP provisioning to role AP | has failed to connect            |
        | AP provisioning to role AP | has failed to deliver the result |

  Rule: PROV-7.5-10 The device refuses WLAN commands

    @PROV-7.5-10
    Scenario Outline: PROV-7.5-10/1 The device refuses WLAN commands after the start of <process>
      Given an idle device
      When the host starts <process>
      Then every WLAN command is refused

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.5-10 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-10/2 When <process> <moment>, the device refuses WLAN commands
      Given <process> <moment>
      Then every WLAN command is refused

      Examples:
        | process                              | moment                                       |
        | AP provisioning                      | is waiting for an IP address                 |
        | AP+SmartConfig provisioning          | is waiting for the phone to fetch the result |
        | auto-provisioning as an access point | has a profile to confirm                     |

  Rule: PROV-7.5-11 The device refuses socket commands

    @PROV-7.5-11
    Scenario Outline: PROV-7.5-11/1 The device refuses socket commands after the start of <process>
      Given an idle device
      When the host starts <process>
      Then every SOCKET command is refused

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      @needs-network @needs-phone @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                                        |
        | SmartConfig provisioning after a success in its second attempt |

    @PROV-7.5-11 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-11/2 When <process> <moment>, the device refuses socket commands
      Given <process> <moment>
      Then every SOCKET command is refused

      Examples:
        | process                              | moment                                       |
        | AP provisioning                      | is waiting for an IP address                 |
        | AP+SmartConfig provisioning          | is waiting for the phone to fetch the result |
        | auto-provisioning as an access point | has a profile to confirm                     |

  Rule: PROV-7.5-12 The device refuses NetApp and NetCfg commands

    @PROV-7.5-12
    Scenario Outline: PROV-7.5-12/1 The device refuses <silo> commands after the start of <process>
      Given an idle device
      When the host starts <process>
      Then every <silo> command is refused

      Examples:
        | silo   | process                     |
        | NETAPP | AP provisioning             |
        | NETAPP | SmartConfig provisioning    |
        | NETAPP | AP+SmartConfig provisioning |
        | NETCFG | AP provisioning             |
        | NETCFG | SmartConfig provisioning    |
        | NETCFG | AP+SmartConfig provisioning |

    @PROV-7.5-12 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-12/2 When <process> <moment>, the device refuses <silo> commands
      Given <process> <moment>
      Then every <silo> command is refused

      Examples:
        | silo   | process                              | moment                                       |
        | NETAPP | AP provisioning                      | is waiting for an IP address                 |
        | NETAPP | AP+SmartConfig provisioning          | is waiting for the phone to fetch the result |
        | NETAPP | auto-provisioning as an access point | has a profile to confirm                     |
        | NETCFG | AP provisioning                      | is waiting for an IP address                 |
        | NETCFG | AP+SmartConfig provisioning          | is waiting for the phone to fetch the result |
        | NETCFG | auto-provisioning as an access point | has a profile to confirm                     |

  Rule: PROV-7.5-13 The device refuses device commands

    @PROV-7.5-13
    Scenario Outline: PROV-7.5-13/1 The device refuses device commands after the start of <process>
      Given an idle device
      When the host starts <process>
      Then every DEVICE command is refused

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.5-13 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-13/2 When <process> <moment>, the device refuses device commands
      Given <process> <moment>
      Then every DEVICE command is refused

      Examples:
        | process                              | moment                                       |
        | AP provisioning                      | is waiting for an IP address                 |
        | AP+SmartConfig provisioning          | is waiting for the phone to fetch the result |
        | auto-provisioning as an access point | has a profile to confirm                     |

  Rule: PROV-7.5-14 The device refuses file-system commands

    @PROV-7.5-14
    Scenario Outline: PROV-7.5-14/1 The device refuses file-system commands after the start of <process>
      Given an idle device
      When the host starts <process>
      Then every FS command is refused

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.5-14 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-14/2 When <process> <moment>, the device refuses file-system commands
      Given <process> <moment>
      Then every FS command is refused

      Examples:
        | process                              | moment                                       |
        | AP provisioning                      | is waiting for an IP address                 |
        | AP+SmartConfig provisioning          | is waiting for the phone to fetch the result |
        | auto-provisioning as an access point | has a profile to confirm                     |

  Rule: PROV-7.5-15 TI's driver serves five functions at any time
    The text makes no exception for them, and TI's driver does (C18). The suite records them. It judges them only when the
    user chooses the interpretation of the text.

    @PROV-7.5-15
    Scenario: PROV-7.5-15/1 The suite records whether the device refuses the five functions before any profile
      Given AP provisioning is waiting for a profile
      Then the suite records whether every ungated command is refused

    @PROV-7.5-15 @needs-phone @needs-network
    Scenario: PROV-7.5-15/2 The suite records whether the device refuses the five functions in the confirmation stage
      Given AP provisioning is waiting for the phone to fetch the result
      Then the suite records whether every ungated command is refused

  Rule: PROV-7.5-35 The refusal is the only answer to the call

    @PROV-7.5-35
    Scenario Outline: PROV-7.5-35/1 A refused two-stage command of <process> has no second answer
      Given an idle device
      And the host starts <process>
      Then every two-stage command is refused
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host has received no late return event

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.5-35 @needs-phone @needs-network
    Scenario: PROV-7.5-35/2 A refused two-stage command in the confirmation stage has no second answer
      Given AP provisioning is waiting for the phone to fetch the result
      Then every two-stage command is refused
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED
      And the host has received no late return event

  Rule: PROV-7.5-40 The documents do not state what happens to a call in progress

    @PROV-7.5-40 @needs-phone @needs-pending-calls
    Scenario: PROV-7.5-40/1 The suite records what happens to a host that waits for a connection
      Given auto-provisioning as an access point is waiting for a profile
      And the phone joins the device AP
      And the host calls sl_Accept without waiting
      When the phone adds the profile "home" over HTTP
      Then the suite records what the host receives within the working time of the host (15 s)

    @PROV-7.5-40 @needs-phone @needs-pending-calls
    Scenario Outline: PROV-7.5-40/2 The suite records whether the answer of <function> still arrives
      Given auto-provisioning as an access point is waiting for a profile
      And the phone joins the device AP
      And the host calls <function> without waiting
      When the phone adds the profile "home" over HTTP
      Then the suite records what the host receives within the report bound (1 min)

      Examples:
        | function                  |
        | sl_NetAppDnsGetHostByName |
        | sl_NetAppPing             |

    @PROV-7.5-40 @needs-pending-calls
    Scenario: PROV-7.5-40/3 The suite records what happens to a call before the answer to the start
      Given an idle device
      And the host starts AP provisioning without waiting
      When the host calls sl_WlanPolicyGet without waiting
      Then the suite records what the host receives within the silence (3 s)

  Rule: PROV-7.5-41 A device that restarts itself may answer with other codes

    @PROV-7.5-41 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-41/1 The suite records the answers during <process> up to the confirmation
      Given an idle device
      And the network "home" is in range
      And the host polls sl_DeviceGet every second
      And the host starts <process>
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the phone requests confirmation
      And the working time of the host (15 s) passes
      Then the suite records the answers to the polled calls

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.5-41 @needs-driver-port @needs-phone @needs-network
    Scenario: PROV-7.5-41/2 The suite records the answers when the driver restarts the device in the confirmation stage
      Given AP provisioning is waiting for an IP address
      And the host polls sl_DeviceGet every second
      And the host driver receives reset request 1 with PROVISIONING_ACTIVE
      When the working time of the host (15 s) passes
      Then the suite records the answers to the polled calls

  Rule: PROV-7.5-43 Refused commands do not disturb the process

    @PROV-7.5-43 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-43/1 During <process>, polling of <function> does not prevent success
      Given an idle device in range of the network "home"
      And the host polls <function> every second
      And the host starts <process>
      And the phone joins the device AP and adds the profile "home"
      And the device reports the profile "home"
      When the phone requests confirmation
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |

      Examples:
        | process                     | function          |
        | AP provisioning             | sl_DeviceGet      |
        | AP+SmartConfig provisioning | sl_WlanDisconnect |
